# shellcheck shell=bash
# Secrets and rendered configuration under $DATA; sourced by ops/run. Uses OPS, DATA, PACE and the *_PORT variables.

# secret NAME BYTES: makes $DATA/secrets/NAME once, without a newline at its end (some readers do not trim it).
secret() {
  local file=$DATA/secrets/$1
  if [[ -s $file ]]; then return 0; fi
  (
    umask 077
    head -c "$2" /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' >"$file.new"
    mv "$file.new" "$file"
  )
}

make_secrets() {
  mkdir -p "$DATA/secrets"
  chmod 700 "$DATA/secrets"
  secret admin-password 12
  secret webhook-token 32
  secret api-token 32
  secret cine-cloud-token 32
}

# Ports go by way of placeholders, so that a port which is another one's default is not replaced twice.
render_ports() {
  sed -e 's/127\.0\.0\.1:8080/127.0.0.1:@PORTAL@/g' \
    -e 's/127\.0\.0\.1:9991/127.0.0.1:@EXPORTER@/g' \
    -e 's/127\.0\.0\.1:9090/127.0.0.1:@PROMETHEUS@/g' \
    -e 's/127\.0\.0\.1:9093/127.0.0.1:@ALERTMANAGER@/g' \
    -e 's/127\.0\.0\.1:9100/127.0.0.1:@NODE@/g' |
    sed -e "s/@PORTAL@/$PORTAL_PORT/g" \
      -e "s/@EXPORTER@/$EXPORTER_PORT/g" \
      -e "s/@PROMETHEUS@/$PROMETHEUS_PORT/g" \
      -e "s/@ALERTMANAGER@/$ALERTMANAGER_PORT/g" \
      -e "s/@NODE@/$NODE_EXPORTER_PORT/g"
}

# A shorter memory of what vanished, as the same hours hold seven times the samples. What waits for 2m still waits longer
# than the seven seconds in which a Prometheus that starts has no targets, and absent() is true.
render_pace() {
  if [[ $PACE != fast ]]; then
    cat
    return
  fi
  sed -E \
    -e 's/^( *(scrape_interval|scrape_timeout|evaluation_interval): )[0-9a-z]+$/\12s/' \
    -e 's/^( *for: )2m$/\110s/; t' \
    -e '/# in every pace/! s/^( *(for|keep_firing_for): )[0-9a-z]+$/\14s/' \
    -e 's/\[6h\]/[30m]/g' \
    -e 's/^( *group_wait: )[1-9][0-9a-z]*$/\11s/' \
    -e 's/^( *group_interval: )[0-9a-z]+$/\15s/' \
    -e 's/^( *repeat_interval: )50s$/\14s/'
}

render_conf() {
  local file
  rm -rf "$DATA/conf"
  mkdir -p "$DATA/conf/rules"
  ln -s ../secrets "$DATA/conf/secrets"
  for file in "$OPS"/prometheus/prometheus.yml "$OPS"/alertmanager/alertmanager.yml; do
    render_pace <"$file" | render_ports >"$DATA/conf/${file##*/}"
  done
  for file in "$OPS"/prometheus/rules/*.rules.yml; do
    render_pace <"$file" >"$DATA/conf/rules/${file##*/}"
  done
}
