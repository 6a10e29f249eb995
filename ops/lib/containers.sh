# shellcheck shell=bash
# Checks what containers are made from, without starting one: docker-compose.yml and its variables, ops/docker/setup, image
# tags, the pipeline of GitLab. Sourced. Uses OPS, ROOT, NOTES, `lacks` and find_program.

containers() {
  CONTAINERS=$NOTES/containers
  rm -rf "$CONTAINERS"
  mkdir -p "$CONTAINERS"
  fill_in_production
  images
  allowed_vulnerabilities
  if [[ $(id -u) == 0 ]]; then setups; else lacks ops/docker/setup 'it gives files to other users, as root'; fi
  # Without a daemon it checks files all the same.
  if docker compose version >/dev/null 2>&1; then compose_files; else lacks docker-compose.yml 'no docker compose'; fi
  if find_program gitlab-ci-local >/dev/null; then pipeline; else lacks .gitlab-ci.yml 'no gitlab-ci-local'; fi
}

# production.env, as an operator would fill the example in.
fill_in_production() {
  local file=$CONTAINERS/production.env pair edits=()
  for pair in PUBLIC_NAME=portal.example.com PUBLIC_HOST=portal.example.com OIDC_ISSUER=https://id.example.com \
    OIDC_LOGIN=https://id.example.com/login OIDC_REDEEM=https://id.example.com/token OIDC_KEYS=https://id.example.com/keys \
    OIDC_SIGN_OUT=https://id.example.com/end OIDC_CLIENT=portal CINE_CLOUD_URL=https://vendor.example.com \
    MAIL_FROM=portal@example.com SMTP_HOST=mail.example.com OUTSIDE_MAIL_TO=ops@example.com \
    OUTSIDE_SMTP=mail.example.com:587; do
    edits+=(-e "s|^${pair%%=*}=\$|$pair|")
  done
  sed "${edits[@]}" "$OPS/production.env.example" >"$file"
  if grep -E '^[A-Z_]+=$' "$file" | grep -vE '^(COMPOSE_PROFILES|REGION_GROUPS|EMBED_ORIGINS)='; then
    echo 'these variables of ops/production.env.example have no value in this test'
    return 1
  fi
}

# Every image has a tag, not `latest`, and Renovate has it in a group.
images() {
  local image count=0
  while IFS= read -r image; do
    if [[ ! $image =~ ^[a-z0-9./-]+:[A-Za-z0-9._-]+$ || $image == *:latest ]]; then
      echo "$image needs the tag of a version"
      return 1
    fi
    grep -qF "\"${image%:*}\"" "$ROOT/renovate.json" || {
      echo "renovate.json has no group for ${image%:*}"
      return 1
    }
    count=$((count + 1))
  done < <(
    {
      sed -nE 's/^ *image: *([^$ ]+)$/\1/p' "$ROOT/docker-compose.yml" "$ROOT/.gitlab-ci.yml"
      sed -nE 's/^ *-? *name: *([^$ ]+:[^$ ]+)$/\1/p' "$ROOT/.gitlab-ci.yml"
      sed -nE 's/^FROM ([^ ]+).*/\1/p' "$ROOT/Dockerfile" "$ROOT/exporter/Dockerfile"
    } | sort -u
  )
  ((count > 10))
  echo "images: $count, each with a tag and a group of Renovate"
}

# A vulnerability is allowed for a reason and until a day.
allowed_vulnerabilities() {
  awk '
    /^ *- id:/ { if (id != "" && wants != "") exit; id = $3; wants = "statement and expired_at" }
    /^ *statement: *[^ ]/ { sub(/statement( and )?/, "", wants) }
    /^ *expired_at: *20[0-9][0-9]-/ { sub(/( and )?expired_at/, "", wants) }
    END { if (id != "" && wants != "") { print ".trivyignore.yaml: " id " needs " wants; exit 1 } }
  ' "$ROOT/.trivyignore.yaml"
}

# --- ops/docker/setup

# setup FILE [NAME=VALUE...]: runs it in $SETUP with the variables of FILE and these.
setup() {
  local variables
  mapfile -t variables < <(grep -E '^[A-Z_]+=' "$1")
  # First what docker-compose.yml gives it by default.
  env -i PATH="$PATH" SETUP_ROOT="$SETUP" COMPOSE_PROFILES= HTTPS_PORT=443 NGINX_ADDRESS=172.30.7.10 PACE=normal \
    OIDC_GROUPS_CLAIM=groups OUTSIDE_MAIL_FROM=portal@example.com OUTSIDE_SMTP_TLS=true OUTSIDE_SMTP_USER= \
    SENDGRID_KEY_FILE= SMTP_HOST= SMTP_PASSWORD_FILE= SMTP_CA= \
    "${variables[@]}" "${@:2}" bash "$OPS/docker/setup"
}

# fresh_setup [SECRET...]: SETUP becomes a new folder, with these secrets given.
fresh_setup() {
  local name
  SETUP=$(mktemp -d "$CONTAINERS/setup.XXXXXX")
  mkdir "$SETUP"/{given,secrets,conf}
  ln -s "$OPS" "$SETUP/ops"
  for name; do printf 'given-%s' "$name" >"$SETUP/given/$name"; done
  printf 'none\n' >"$SETUP/given/heartbeat-url"
}

# stops SENTENCE FILE [NAME=VALUE...]: setup must fail, and say so.
stops() {
  local sentence=$1 output
  shift
  if output=$(setup "$@" 2>&1); then
    echo "setup must stop with: $sentence (${*:2})"
    return 1
  fi
  grep -qxF -- "setup: $sentence" <<<"$output" || {
    printf 'setup stops, but not with: %s\n%s\n' "$sentence" "$output"
    return 1
  }
}

secrets_of() { (cd "$SETUP/secrets" && find . -type f -exec sha256sum {} + | sort); }

setups() {
  local trial=$ROOT/.env production=$CONTAINERS/production.env before
  local given=(cine-cloud-token oidc-client-secret tls.crt tls.key)

  fresh_setup
  setup "$trial"
  [[ $(<"$SETUP/secrets/portal/heartbeat-url") == none ]]
  before=$(secrets_of)
  setup "$trial"
  [[ $(secrets_of) == "$before" ]]
  stops 'These volumes belong to a trial. Give production its own with COMPOSE_PROJECT_NAME.' "$production"

  fresh_setup
  local only='The profile demo is for this machine only: BIND must be 127.0.0.1 and PUBLIC_NAME localhost.'
  stops "$only" "$trial" BIND=0.0.0.0
  stops "$only" "$trial" PUBLIC_NAME=portal.example.com PUBLIC_HOST=portal.example.com
  stops "$only" "$production" COMPOSE_PROFILES=observe,demo

  fresh_setup
  stops "SECRETS_FOLDER needs a file cine-cloud-token: the bearer token of the vendor's API." "$production"
  stops 'SECRETS_FOLDER needs a file oidc-client-secret: the secret of OIDC_CLIENT at the identity provider.' "$production"
  stops 'SECRETS_FOLDER needs tls.crt (the certificate with its chain) and tls.key.' "$production"

  fresh_setup "${given[@]}"
  stops 'CINE_CLOUD_URL names the stand-in, which only the profile demo has.' "$production" \
    CINE_CLOUD_URL=http://cine-cloud:9980
  local provider
  for provider in OIDC_REDEEM OIDC_KEYS OIDC_SIGN_OUT; do
    stops 'The provider is the Keycloak of the trial, which only the profile demo has.' "$production" \
      "$provider=http://keycloak:8080/auth"
  done
  local catcher='The mail server is the mail catcher of the trial, which only the profile demo has.'
  stops "$catcher" "$production" OUTSIDE_SMTP=mailpit:1025
  stops "$catcher" "$production" SMTP_HOST=mailpit
  stops 'No mail would leave the portal: set SENDGRID_KEY_FILE or SMTP_HOST.' "$production" SMTP_HOST=
  stops 'SMTP_PASSWORD_FILE is /run/secrets/smtp-password, so SECRETS_FOLDER needs a file smtp-password.' "$production" \
    SMTP_PASSWORD_FILE=/run/secrets/smtp-password
  [[ ! -e $SETUP/conf/oauth2-proxy ]]

  fresh_setup "${given[@]}"
  rm "$SETUP/given/heartbeat-url"
  stops "SECRETS_FOLDER needs a file heartbeat-url: the https address of an outside monitor that warns you when the portal stops, or\
 the word none." "$production"
  echo off >"$SETUP/given/heartbeat-url"
  stops 'The file heartbeat-url of SECRETS_FOLDER must hold an https address or the word none.' "$production"
  echo https://monitor.example.com/key >"$SETUP/given/heartbeat-url"
  setup "$production"
  cmp "$SETUP/secrets/portal/heartbeat-url" "$SETUP/given/heartbeat-url"

  fresh_setup "${given[@]}"
  setup "$production"
  [[ $(<"$SETUP/secrets/portal/heartbeat-url") == none ]]
  [[ ! -e $SETUP/conf/keycloak && ! -e $SETUP/secrets/all/trial && ! -e $SETUP/secrets/all/password-anna ]]
  [[ $(<"$SETUP/secrets/exporter/cine-cloud-token") == given-cine-cloud-token ]]
  [[ $(<"$SETUP/secrets/portal/api-token") != given-api-token ]]
  before=$(<"$SETUP/secrets/portal/webhook-token")
  printf given-api-token >"$SETUP/given/api-token"
  setup "$production"
  [[ $(<"$SETUP/secrets/portal/api-token") == given-api-token ]]
  [[ $(<"$SETUP/secrets/portal/webhook-token") == "$before" ]]
  mkdir "$SETUP/given/portal"
  printf given-webhook-pager >"$SETUP/given/portal/webhook-pager"
  setup "$production"
  [[ $(<"$SETUP/secrets/portal/webhook-pager") == given-webhook-pager ]]
  [[ $(stat -c '%u %a' "$SETUP/secrets/portal/webhook-pager") == '10001 400' ]]
  : >"$SETUP/given/portal/webhook-pager"
  stops 'SECRETS_FOLDER/portal has an empty file webhook-pager.' "$production"
  rm "$SETUP/given/portal/webhook-pager"
  printf mine >"$SETUP/given/portal/take-key"
  stops 'SECRETS_FOLDER/portal has a file take-key, which belongs into SECRETS_FOLDER itself.' "$production"
  rm -r "$SETUP/given/portal"
  : >"$SETUP/given/api-token"
  stops 'SECRETS_FOLDER has an empty file api-token.' "$production"

  sign_on
}

# oauth2-proxy must accept its configuration, and no rule there may let a request pass without a session.
sign_on() {
  local program status=0 file=$CONTAINERS/oauth2-proxy.cfg
  if grep -nE '^ *(skip_(auth|jwt)|trusted_ips|api_routes|htpasswd)' "$OPS/oauth2-proxy/oauth2-proxy.cfg"; then
    echo 'oauth2-proxy.cfg opens a way past the sign-in'
    return 1
  fi
  program=$(find_chosen OAUTH2_PROXY oauth2-proxy) || status=$?
  if ((status == 1)); then
    lacks oauth2-proxy 'OAUTH2_PROXY can name it'
    return 0
  fi
  ((status == 0))
  sed "s|/run/secrets/|$SETUP/secrets/oauth2-proxy/|" "$SETUP/conf/oauth2-proxy/oauth2-proxy.cfg" >"$file"
  "$program" --config-test --config="$file"
  # A name instead of an address must be rejected: otherwise this check proves nothing.
  sed -i 's/^trusted_proxy_ips.*/trusted_proxy_ips = ["nginx"]/' "$file"
  if "$program" --config-test --config="$file" >/dev/null 2>&1; then
    echo "$program accepts a host name in trusted_proxy_ips"
    return 1
  fi
}

# --- docker-compose.yml

# compose ARGUMENT...: docker compose, without variables of this shell.
compose() {
  (cd "$ROOT" && env -i PATH="$PATH" HOME="$HOME" DOCKER_CONFIG="${DOCKER_CONFIG:-$HOME/.docker}" docker compose "$@")
}

compose_files() {
  local production=$CONTAINERS/production.env file=$CONTAINERS/without.env variable variables=() output
  compose config --quiet
  compose --profile observe config --quiet
  compose --env-file "$production" config --quiet
  compose --env-file "$production" --profile observe config --quiet
  if compose --env-file "$production" config --services | grep -E '^(cine-cloud|keycloak|mailpit|grafana)$'; then
    echo 'production must not have these services'
    return 1
  fi
  portal_settings
  mapfile -t variables < <(grep -oE '[{][A-Z_]+:[?]' "$ROOT/docker-compose.yml" | tr -d '{:?' | sort -u)
  for variable in "${variables[@]}"; do
    sed "s/^$variable=.*/$variable=/" "$production" >"$file"
    if output=$(compose --env-file "$file" config --quiet 2>&1) || [[ $output != *"set $variable, "* ]]; then
      echo "without $variable the start must stop with a sentence on it: $output"
      return 1
    fi
  done
  while IFS= read -r variable; do
    if ! grep -qE "[{]${variable}[}:-]|^ +${variable}:\$" "$ROOT/docker-compose.yml"; then
      echo "docker-compose.yml does not use $variable of ops/production.env.example"
      return 1
    fi
  done < <(sed -nE '/^COMPOSE_PROJECT_NAME=/d; s/^#?([A-Z_]+)=.*/\1/p' "$OPS/production.env.example")
  echo "docker-compose.yml: ${#variables[@]} variables are required"
}

# A setting of PORTAL_ENV_FILE reaches the portal, unless docker-compose.yml sets it; without the file nothing fails.
portal_settings() {
  local file=$CONTAINERS/settings.env output
  sed "s|^PORTAL_ENV_FILE=.*|PORTAL_ENV_FILE=$CONTAINERS/portal.env|" "$CONTAINERS/production.env" >"$file"
  printf '%s\n' PORTAL_ASSISTANTS_ENABLED=true PORTAL_GRAPHQL_ALLOWED_ORIGINS=https://admin.example.com \
    PORTAL_API_LONGEST_BODY=2MB PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_URL=https://pager.example.com/hook \
    PORTAL_WEBHOOK_PAGER_SECRET_FILE=/run/secrets/webhook-pager PORTAL_TICKETS_SETTLE=7m PORTAL_SSO_ADMINS=everybody \
    >"$CONTAINERS/portal.env"
  output=$(compose --env-file "$file" config portal)
  local setting
  for setting in 'PORTAL_ASSISTANTS_ENABLED: "true"' 'PORTAL_GRAPHQL_ALLOWED_ORIGINS: https://admin.example.com' \
    'PORTAL_API_LONGEST_BODY: 2MB' 'PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_URL: https://pager.example.com/hook' \
    'PORTAL_WEBHOOK_PAGER_SECRET_FILE: /run/secrets/webhook-pager' 'PORTAL_TICKETS_SETTLE: 7m' \
    'PORTAL_SSO_ADMINS: portal-admins'; do
    grep -qE "^ +$setting\$" <<<"$output" || {
      echo "the portal does not get $setting"
      return 1
    }
  done
  rm "$CONTAINERS/portal.env"
  compose --env-file "$file" config --quiet
}

# --- .gitlab-ci.yml

pipeline() { (cd "$ROOT" && gitlab-ci-local --list); }
