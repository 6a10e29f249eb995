# The portal's image: docker build --build-arg REVISION="$(git rev-parse HEAD)" --tag incidents-portal .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY frontend frontend
COPY ops/runbooks ops/runbooks
COPY ops/docker/Probe.java .
COPY src/main src/main
RUN --mount=type=cache,target=/var/cache/maven \
  mvn -B -ntp -q -Dmaven.repo.local=/var/cache/maven -Dmaven.test.skip=true package
COPY --chmod=444 ops/docker/portal.options .
# Two trees for two layers, as libraries change seldom. Fixed times, of folders too, make the same layers of the same commit;
# the JVM accepts its cache only for files with the times they had.
RUN java -Djarmode=tools -jar target/incidents-portal.jar extract --destination /app --application-filename portal.jar \
  && javac -d /app Probe.java && mv portal.options /app/ \
  && mkdir -p /libraries/app /program /data && mv /app/lib /libraries/app/ && mv /app /program/ \
  && find /libraries /program /data -exec touch --no-dereference --date=@0 {} +

# Starts the portal once with its embedded store, signs in, sends a webhook, and keeps what the JVM learned.
FROM eclipse-temurin:25-jre AS training
SHELL ["/bin/bash", "-c"]
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends curl
COPY --from=build /libraries /
COPY --from=build /program /
COPY ops/lib/train /training/
RUN read -ra options </app/portal.options && mkdir /cache \
  && bash /training/train /app /cache/portal.aot '' "${options[@]}" \
  && [[ -s /cache/portal.aot ]]

FROM eclipse-temurin:25-jre
ARG REVISION=unknown
ARG VERSION=unreleased
LABEL org.opencontainers.image.title="Incidents Portal" \
  org.opencontainers.image.description="Tickets for machines in cinemas, before the next show" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$REVISION"
COPY --from=build --chown=10001:10001 /data /data
COPY --from=build /libraries /
COPY --from=build /program /
# What the JVM learned differs from run to run: this layer alone is never the same.
COPY --from=training /cache /cache
USER 10001:10001
ENV PORTAL_ADDRESS=0.0.0.0 PORTAL_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m --start-interval=2s \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/app", "Probe", "8080", "/actuator/health/readiness"]
ENTRYPOINT ["java", "@/app/portal.options", "-XX:AOTCache=/cache/portal.aot", "-Xlog:aot*=off", "-jar", "/app/portal.jar"]
