# shellcheck shell=bash
# Secrets and rendered configuration under $DATA; sourced by ops/run. Uses OPS, DATA, PACE, the *_PORT and the OUTSIDE_*
# variables.

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
    -e 's/127\.0\.0\.1:9100/127.0.0.1:@NODE@/g' \
    -e 's/127\.0\.0\.1:2525/127.0.0.1:@MAIL_SINK@/g' |
    sed -e "s/@PORTAL@/$PORTAL_PORT/g" \
      -e "s/@EXPORTER@/$EXPORTER_PORT/g" \
      -e "s/@PROMETHEUS@/$PROMETHEUS_PORT/g" \
      -e "s/@ALERTMANAGER@/$ALERTMANAGER_PORT/g" \
      -e "s/@NODE@/$NODE_EXPORTER_PORT/g" \
      -e "s/@MAIL_SINK@/$MAIL_SINK_PORT/g"
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
    -e 's/^( *for: )(2m|5m)$/\110s/; t' \
    -e '/# in every pace/! s/^( *(for|keep_firing_for): )[0-9a-z]+$/\14s/' \
    -e 's/\[6h\]/[30m]/g' \
    -e 's/^( *group_wait: )[1-9][0-9a-z]*$/\11s/' \
    -e 's/^( *group_interval: )[0-9a-z]+$/\15s/' \
    -e 's/^( *repeat_interval: )50s$/\14s/'
}

# check_outside REAL: says what is wrong with OUTSIDE_*; REAL is the vendor's own cloud, empty in a trial.
check_outside() {
  local wrong=()
  if [[ -z ${OUTSIDE_MAIL_TO:-} ]]; then
    if [[ -n $1 ]]; then
      wrong+=('OUTSIDE_MAIL_TO must be set when CINE_CLOUD_URL is: who gets a mail when the portal itself is down?'
        'With it OUTSIDE_SMTP=host:port and OUTSIDE_MAIL_FROM. ops/run --help tells more.')
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

# render_outside: the mail server asked for in place of the mail sink. What is replaced are whole lines, and what is put
# in is quoted, so that nothing in it is taken for YAML. Without TLS only to a server on this host.
render_outside() {
  if [[ -z ${OUTSIDE_MAIL_TO:-} ]]; then
    cat
    return
  fi
  local tls=true
  case ${OUTSIDE_SMTP%:*} in localhost | 127.* | '[::1]') tls=false ;; esac
  TO=$OUTSIDE_MAIL_TO FROM=$OUTSIDE_MAIL_FROM SMTP=$OUTSIDE_SMTP LOGIN=${OUTSIDE_SMTP_USER:-} TLS=$tls awk '
    function quoted(name,  text) { text = ENVIRON[name]; gsub(/\047/, "\047\047", text); return "\047" text "\047" }
    /^  smtp_smarthost: / { print "  smtp_smarthost: " quoted("SMTP"); next }
    /^  smtp_from: / { print "  smtp_from: " quoted("FROM"); next }
    /^  smtp_require_tls: / { print "  smtp_require_tls: " ENVIRON["TLS"]; next }
    /^  # smtp_auth_username: / && ENVIRON["LOGIN"] != "" { print "  smtp_auth_username: " quoted("LOGIN"); next }
    /^  # smtp_auth_password_file: / && ENVIRON["LOGIN"] != "" { sub(/# /, "") }
    /^      - to: / { print "      - to: " quoted("TO"); next }
    { print }'
}

# Read by Alertmanager at each mail. The command substitution takes the newline off its end. It is read before anything is
# removed: the file that is named may be the one that is kept here.
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

render_conf() {
  local file
  rm -rf "$DATA/conf"
  mkdir -p "$DATA/conf/rules"
  ln -s ../secrets "$DATA/conf/secrets"
  keep_outside_password
  for file in "$OPS"/prometheus/prometheus.yml "$OPS"/alertmanager/alertmanager.yml; do
    render_pace <"$file" | render_ports | render_outside >"$DATA/conf/${file##*/}"
  done
  for file in "$OPS"/prometheus/rules/*.rules.yml; do
    # The runbooks are at the portal.
    render_pace <"$file" | render_ports >"$DATA/conf/rules/${file##*/}"
  done
}
