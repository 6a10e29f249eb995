# shellcheck shell=bash
# Tests ops/deploy: a repository with two small services, an sshd and a registry on loopback, and the Docker engine of this
# machine as the host. Sourced. Uses OPS, NOTES and `lacks`.

deployment() {
  local missing=()
  docker compose version >/dev/null 2>&1 && docker info >/dev/null 2>&1 || missing+=('a Docker engine with compose')
  find_program sshd >/dev/null || missing+=(sshd)
  find_program docker-registry registry >/dev/null || missing+=(docker-registry)
  find_program cosign >/dev/null || missing+=(cosign)
  find_program git >/dev/null || missing+=(git)
  if ((${#missing[@]} > 0)); then
    lacks ops/deploy "no $(printf '%s, no ' "${missing[@]}" | sed 's/, no $//')"
    return 0
  fi
  WORK=$NOTES/deployment
  PROJECT=deployment-test-$$
  (
    trap end_host EXIT
    rm -rf "$WORK"
    mkdir -p "$WORK"/{repository/ops/lib,settings}
    start_registry
    start_sshd
    make_repository
    deployments
  )
}

end_host() {
  docker compose --project-name "$PROJECT" down --timeout 0 >/dev/null 2>&1 || true
  docker image ls --quiet "$REPOSITORY/*" | sort -u | xargs -r docker image rm --force >/dev/null || true
  kill "$SSHD" "$REGISTRY" 2>/dev/null || true
}

# await LOG PID PATTERN
await() {
  until grep -qE "$3" "$1" 2>/dev/null; do
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
}

start_registry() {
  cat >"$WORK/registry.yml" <<CONF
version: 0.1
storage: { filesystem: { rootdirectory: $WORK/registry }, delete: { enabled: true } }
http: { addr: 127.0.0.1:0 }
CONF
  "$(find_program docker-registry registry)" serve "$WORK/registry.yml" >"$WORK/registry.log" 2>&1 &
  REGISTRY=$!
  await "$WORK/registry.log" "$REGISTRY" 'listening on 127'
  REPOSITORY=$(sed -nE 's/.*listening on (127\.0\.0\.1:[0-9]+).*/\1/p' "$WORK/registry.log")/incidents
}

start_sshd() {
  local port
  ssh-keygen -q -t ed25519 -N '' -f "$WORK/host-key"
  ssh-keygen -q -t ed25519 -N '' -f "$WORK/key"
  if [[ $(id -u) == 0 ]]; then mkdir -p /run/sshd; fi
  cat >"$WORK/sshd_config" <<CONF
ListenAddress 127.0.0.1
HostKey $WORK/host-key
AuthorizedKeysFile $WORK/key.pub
StrictModes no
PasswordAuthentication no
PermitRootLogin prohibit-password
PidFile none
SetEnv PATH=$PATH DOCKER_HOST=${DOCKER_HOST:-} DOCKER_CONFIG=${DOCKER_CONFIG:-$HOME/.docker}
CONF
  while true; do
    port=$((20000 + RANDOM % 10000))
    "$(find_program sshd)" -D -e -f "$WORK/sshd_config" -p "$port" >"$WORK/sshd.log" 2>&1 &
    SSHD=$!
    if await "$WORK/sshd.log" "$SSHD" 'Server listening'; then break; fi
    grep -q 'Address already in use' "$WORK/sshd.log" || { cat "$WORK/sshd.log"; return 1; }
  done
  printf '[127.0.0.1]:%s %s\n' "$port" "$(<"$WORK/host-key.pub")" >"$WORK/known_hosts"
  export DEPLOY_SSH="ssh -F none -o BatchMode=yes -o UserKnownHostsFile=$WORK/known_hosts -i $WORK/key -p $port"
  export DEPLOY_FOLDER=$WORK/host DEPLOY_SETTINGS=$WORK/settings DEPLOY_TIMEOUT=120 IMAGE_REPOSITORY=$REPOSITORY
}

make_repository() {
  export COSIGN_PASSWORD='' GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
  export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.com GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.com
  cp "$OPS/deploy" "$WORK/repository/ops/"
  cp "$OPS/lib/deploy-host" "$WORK/repository/ops/lib/"
  git -C "$WORK/repository" init -q
  printf 'COMPOSE_PROJECT_NAME=%s\n' "$PROJECT" >"$WORK/settings/production.env"
  (cd "$WORK" && cosign generate-key-pair 2>/dev/null && mv cosign.pub settings/)
}

# commit CHECK [SETUP]: commits a version that is healthy if the command CHECK succeeds in its container, and whose setup is
# the command SETUP. Sets COMMIT.
commit() {
  cat >"$WORK/repository/docker-compose.yml" <<CONF
services:
  portal:
    image: \${PORTAL_IMAGE:?}
    build: .
    depends_on: { setup: { condition: service_completed_successfully } }
    healthcheck: { test: [CMD-SHELL, "$1"], interval: 1s, retries: 2, start_period: 1s }
  exporter:
    image: \${EXPORTER_IMAGE:?}
  setup:
    image: nginx:1.28-alpine
    entrypoint: [sh, -c, "${2:-true}"]
CONF
  git -C "$WORK/repository" add -A
  git -C "$WORK/repository" commit -q -m "$*" --allow-empty
  COMMIT=$(git -C "$WORK/repository" rev-parse HEAD)
}

# push TAG: as the job `images` does; the label names the version.
push() {
  local image
  for image in portal exporter; do
    printf 'FROM nginx:1.28-alpine\nLABEL test.version=%s test.image=%s\n' "$1" "$image" |
      docker build --quiet --tag "$REPOSITORY/$image:$1" - >/dev/null
    docker push --quiet "$REPOSITORY/$image:$1" >/dev/null
  done
}

# sign TAG: as the job `sign` does.
sign() {
  local image
  for image in portal exporter; do
    cosign sign --yes --tlog-upload=false --key "$WORK/cosign.key" \
      "$(docker image inspect --format '{{index .RepoDigests 0}}' "$REPOSITORY/$image:$1")" 2>"$WORK/sign.log"
  done
}

deploy() { "$WORK/repository/ops/deploy" 127.0.0.1 "$@"; }

# runs VERSION: it is the healthy one, with its files, and the link says so.
runs() {
  local image
  image=$(docker compose --project-name "$PROJECT" ps --format '{{.Image}}' portal)
  [[ $image == "$REPOSITORY/portal@sha256:"* ]]
  [[ $(docker image inspect --format '{{index .Config.Labels "test.version"}}' "$image") == "$1" ]]
  [[ $(docker compose --project-name "$PROJECT" ps --format '{{.Health}}' portal) == healthy ]]
  [[ $(readlink "$DEPLOY_FOLDER/current") == "releases/$1" ]]
  cmp "$DEPLOY_FOLDER/current/docker-compose.yml" <(git -C "$WORK/repository" show "$1:docker-compose.yml")
}

# refused SENTENCE COMMAND...
refused() {
  local sentence=$1 output
  shift
  if output=$("$@" 2>&1); then
    printf '%s must fail, but said:\n%s\n' "$*" "$output"
    return 1
  fi
  printf '%s\n' "$output"
  grep -qF -- "$sentence" <<<"$output" || { echo "... but did not say: $sentence"; return 1; }
}

deployments() {
  local first third slow
  commit true
  first=$COMMIT
  push "$first"
  refused 'no valid signature' deploy
  refused 'no version ran before' deploy --roll-back
  [[ -z $(docker compose --project-name "$PROJECT" ps --all --quiet) ]]
  sign "$first"
  deploy
  runs "$first"
  # Again, as after a change of production.env.
  deploy HEAD
  runs "$first"
  refused 'no version ran before' deploy --roll-back

  commit true
  git -C "$WORK/repository" tag v2
  push v2
  sign v2
  # Only what is committed.
  echo 'services: {}' >"$WORK/repository/docker-compose.yml"
  deploy v2
  runs v2
  refused 'there is no version v9 here' deploy v9

  commit false
  third=$COMMIT
  push "$third"
  sign "$third"
  refused '  portal: ' deploy "$third"
  [[ -e $DEPLOY_FOLDER/releases/$third/failed.log ]]
  runs v2

  # What setup rejects does not stop anything.
  local before
  before=$(docker compose --project-name "$PROJECT" ps --quiet portal)
  commit true 'echo NAME is missing; exit 1'
  push "$COMMIT"
  sign "$COMMIT"
  refused 'NAME is missing' deploy
  runs v2
  [[ $(docker compose --project-name "$PROJECT" ps --quiet portal) == "$before" ]]

  deploy --roll-back
  runs "$first"
  deploy --roll-back
  runs v2

  git -C "$WORK/repository" tag --force v2 "$third" >/dev/null
  refused 'v2 was another commit before' deploy v2
  git -C "$WORK/repository" tag --force v2 "$third~1" >/dev/null

  local age
  for age in 1 2 3; do
    mkdir "$DEPLOY_FOLDER/releases/old-$age"
    printf 'PORTAL_IMAGE=%s/portal@sha256:0\n' "$REPOSITORY" >"$DEPLOY_FOLDER/releases/old-$age/images.env"
    touch --date="$age days ago" "$DEPLOY_FOLDER/releases/old-$age/images.env"
    docker tag "$REPOSITORY/portal:$first" "$REPOSITORY/portal:old-$age"
  done
  commit 'test -e /tmp/ready'
  slow=$COMMIT
  push "$slow"
  sign "$slow"
  deploy "$slow" >"$WORK/slow.log" 2>&1 &
  await "$WORK/slow.log" $! "starting $slow"
  refused 'another deployment runs' deploy "$first"
  until docker compose --project-name "$PROJECT" exec -T portal touch /tmp/ready 2>/dev/null &&
    [[ $(docker compose --project-name "$PROJECT" ps --format '{{.Health}}' portal) == healthy ]]; do
    sleep 0.5
  done
  wait $!
  runs "$slow"
  # The last five, and none that failed.
  [[ -e $DEPLOY_FOLDER/releases/old-2 && ! -e $DEPLOY_FOLDER/releases/old-3 && ! -e $DEPLOY_FOLDER/releases/$third ]]
  [[ -n $(docker image ls --quiet "$REPOSITORY/portal:old-2") && -z $(docker image ls --quiet "$REPOSITORY/portal:old-3") ]]

  # Nothing but the committed files, the images and the links.
  [[ -z $(find "$DEPLOY_FOLDER" -name '*.env' ! -name images.env) ]]
}
