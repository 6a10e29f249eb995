# shellcheck shell=bash
# Secrets and rendered configuration under $DATA; sourced by ops/run. Uses `fail`, OPS, DATA, PACE, the *_PORT and the
# OUTSIDE_* variables.

# secret NAME BYTES: creates $DATA/secrets/NAME once, without a newline at its end (some readers do not trim it).
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

# check_outside REAL: reports errors in OUTSIDE_*; REAL is the address of the vendor's cloud, empty with the stand-in.
check_outside() {
  local wrong=()
  if [[ -z ${OUTSIDE_MAIL_TO:-} ]]; then
    if [[ -n $1 ]]; then
      wrong+=('OUTSIDE_MAIL_TO is required with CINE_CLOUD_URL: the recipient of mails about faults of the portal itself.'
        'Also set OUTSIDE_SMTP=host:port and OUTSIDE_MAIL_FROM; see ops/run --help.')
    elif [[ -n ${OUTSIDE_SMTP:-}${OUTSIDE_MAIL_FROM:-}${OUTSIDE_SMTP_USER:-}${OUTSIDE_SMTP_PASSWORD_FILE:-} ]]; then
      wrong+=('OUTSIDE_MAIL_TO is not set, but other OUTSIDE_* are')
    fi
  else
    local address='[^[:space:][:cntrl:],;<>{}"\\]+@[^[:space:][:cntrl:],;<>{}"\\@]+'
    [[ $OUTSIDE_MAIL_TO =~ ^$address(, ?$address)*$ ]] ||
      wrong+=('OUTSIDE_MAIL_TO must be an address, or several with commas between them')
    [[ ${OUTSIDE_MAIL_FROM:-} =~ ^$address$ ]] || wrong+=('OUTSIDE_MAIL_FROM must be the address of the sender')
    [[ ${OUTSIDE_SMTP:-} =~ ^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):[1-9][0-9]{0,4}$ ]] ||
      wrong+=('OUTSIDE_SMTP must be host:port of the mail server')
    if [[ ${OUTSIDE_SMTP_USER:-} == *[[:cntrl:]]* ]]; then wrong+=('OUTSIDE_SMTP_USER must be one line'); fi
    if [[ -n ${OUTSIDE_SMTP_USER:-} && ! -r ${OUTSIDE_SMTP_PASSWORD_FILE:-} ]]; then
      wrong+=('OUTSIDE_SMTP_USER needs OUTSIDE_SMTP_PASSWORD_FILE, a file that can be read')
    elif [[ -z ${OUTSIDE_SMTP_USER:-} && -n ${OUTSIDE_SMTP_PASSWORD_FILE:-} ]]; then
      wrong+=('OUTSIDE_SMTP_PASSWORD_FILE needs OUTSIDE_SMTP_USER')
    fi
  fi
  if ((${#wrong[@]} > 0)); then
    printf 'ops/run: %s\n' "${wrong[@]}" >&2
    return 1
  fi
}

# Alertmanager reads the file for each mail. The command substitution removes the newline at its end. The source is read
# before anything is removed: it may be the stored file itself.
keep_outside_password() {
  local kept=$DATA/secrets/outside-smtp-password password
  if [[ -z ${OUTSIDE_SMTP_USER:-} ]]; then
    rm -f "$kept"
    return 0
  fi
  password=$(<"$OUTSIDE_SMTP_PASSWORD_FILE")
  (
    umask 077
    printf '%s' "$password" >"$kept.new"
    mv "$kept.new" "$kept"
  )
}

# The mail server of Alertmanager. Only a server on this host may lack TLS.
export_outside() {
  if [[ -z ${OUTSIDE_MAIL_TO:-} ]]; then
    export OUTSIDE_SMTP=127.0.0.1:$MAIL_SINK_PORT
    return
  fi
  export OUTSIDE_MAIL_TO OUTSIDE_MAIL_FROM OUTSIDE_SMTP OUTSIDE_SMTP_TLS=true
  case ${OUTSIDE_SMTP%:*} in localhost | 127.* | '[::1]') OUTSIDE_SMTP_TLS=false ;; esac
  if [[ -n ${OUTSIDE_SMTP_USER:-} ]]; then
    export OUTSIDE_SMTP_USER OUTSIDE_SMTP_PASSWORD=secrets/outside-smtp-password
  fi
}

# Values that replace defaults in prometheus.yml, its rules and alertmanager.yml.
export_placeholders() {
  local part port
  if [[ $PACE == fast ]]; then
    set -a
    # shellcheck source-path=SCRIPTDIR source=pace-fast.env
    . "$OPS/lib/pace-fast.env"
    set +a
  fi
  for part in PORTAL EXPORTER PROMETHEUS ALERTMANAGER NODE_EXPORTER; do
    port=${part}_PORT
    export "${part}_TARGET=127.0.0.1:${!port}"
  done
  PORTAL_PUBLIC_URL=${PORTAL_PUBLIC_URL:-http://127.0.0.1:$PORTAL_PORT}
  export PORTAL_PUBLIC_URL=${PORTAL_PUBLIC_URL%/}
  export_outside
}

render_conf() {
  [[ ${PORTAL_PUBLIC_URL:-http://-} =~ ^https?://[][A-Za-z0-9._~:/%-]+$ ]] ||
    fail "PORTAL_PUBLIC_URL must be an address, http://... or https://..., but is $PORTAL_PUBLIC_URL"
  rm -rf "$DATA/conf"
  mkdir -p "$DATA/conf/rules"
  ln -s ../secrets "$DATA/conf/secrets"
  keep_outside_password
  # In a subshell: the exported variables must not reach the parts.
  (
    export_placeholders
    for file in prometheus/prometheus.yml alertmanager/alertmanager.yml; do
      "$OPS/lib/render" <"$OPS/$file" >"$DATA/conf/${file##*/}"
    done
    for file in "$OPS"/prometheus/rules/*.rules.yml; do
      "$OPS/lib/render" <"$file" >"$DATA/conf/rules/${file##*/}"
    done
  )
}
