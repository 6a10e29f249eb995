# shellcheck shell=bash
# What ops/test checks itself: scripts, rules, configuration and the mail sink. Sourced. Uses OPS, ROOT, NOTES, JAVA_HOME,
# PROMTOOL, AMTOOL, and PROMETHEUS_NEXT, PROMTOOL_NEXT, ALERTMANAGER_NEXT and AMTOOL_NEXT, which may be empty.

scripts() {
  local scripts=() script
  while IFS= read -r script; do scripts+=("$script"); done < <(
    find "$OPS" "$ROOT/.ci" "$ROOT/exporter/bench" -type f -exec grep -lE -m 1 '^#( shellcheck shell=|!.*[ /])bash' {} + | sort
  )
  for script in "${scripts[@]}"; do bash -n "$script"; done
  shellcheck --external-sources "${scripts[@]}"
  printf '%s\n' "${scripts[@]#"$ROOT"/}"
}

rules() {
  render_normal
  cp -R "$OPS/prometheus/tests" "$NOTES/normal/conf"
  configuration
  if [[ -n $PROMETHEUS_NEXT$ALERTMANAGER_NEXT ]]; then
    PROMTOOL=${PROMTOOL_NEXT:-$PROMTOOL} AMTOOL=${AMTOOL_NEXT:-$AMTOOL} configuration
  fi
  "$JAVA_HOME/bin/java" "$OPS/prometheus/Consistency.java" "$OPS"
  "$JAVA_HOME/bin/java" "$OPS/prometheus/ConsistencySelfTest.java" "$OPS"
}

# What PROMTOOL and AMTOOL find in the rendered files.
configuration() {
  local conf=$NOTES/normal/conf
  print_versions "$PROMTOOL" "$AMTOOL"
  "$PROMTOOL" check config "$conf/prometheus.yml"
  "$PROMTOOL" test rules "$conf"/tests/*.test.yml
  "$AMTOOL" check-config "$conf/alertmanager.yml"
  # Uncomments the Slack example.
  sed -E '/^ *#-- Slack/,/^ *#-- end of Slack/s/^( *)# /\1/' "$conf/alertmanager.yml" >"$NOTES/slack.yml"
  "$AMTOOL" check-config "$NOTES/slack.yml"
  goes_to "$NOTES/slack.yml" slack,portal alertname=MachineOffline severity=critical
  routes
  rendered
}

# goes_to FILE RECEIVERS LABEL...
goes_to() {
  local file=$1 receivers=$2 got
  shift 2
  got=$("$AMTOOL" config routes test --config.file "$file" "$@" 2>/dev/null)
  if [[ $got != "$receivers" ]]; then
    echo "$* must go to $receivers, but goes to $got"
    return 1
  fi
}

routes() {
  local file=$NOTES/normal/conf/alertmanager.yml alert
  goes_to "$file" portal alertname=Watchdog
  goes_to "$file" portal alertname=MachineOffline severity=critical
  while IFS= read -r alert; do
    goes_to "$file" outside,portal alertname="$alert" integration=webhook
  done < <(sed -nE 's/^ *- alert: (Alertmanager.*)$/\1/p' "$OPS"/prometheus/rules/*.rules.yml)
  while IFS= read -r alert; do
    goes_to "$file" outside alertname="$alert" severity=critical
  done < <(sed -nE 's/^ *- alert: (Portal.*)$/\1/p' "$OPS"/prometheus/rules/*.rules.yml)
}

# As ops/run does without any variable.
render_normal() {
  local data=$NOTES/normal
  rm -rf "$data"
  mkdir -p "$data/secrets"
  (
    # shellcheck source-path=SCRIPTDIR source=conf.sh
    . "$OPS/lib/conf.sh"
    unset "${!OUTSIDE_@}" "${!PACE_@}" "${!PORTAL_@}"
    # shellcheck disable=SC2030,SC2034
    PACE=normal DATA=$data PORTAL_PORT=8080 EXPORTER_PORT=9991 PROMETHEUS_PORT=9090 ALERTMANAGER_PORT=9093 \
      NODE_EXPORTER_PORT=9100 MAIL_SINK_PORT=2525
    render_conf
  )
}

# The rendered configuration must be valid, too: with PACE=fast, with a mail server, and not with half of one.
rendered() {
  local data=$NOTES/fast
  rm -rf "$data"
  mkdir -p "$data/secrets"
  printf 'secret\n' >"$data/password"
  (
    # shellcheck source-path=SCRIPTDIR source=conf.sh
    . "$OPS/lib/conf.sh"
    unset "${!OUTSIDE_@}" "${!PACE_@}" PORTAL_PUBLIC_URL
    # shellcheck disable=SC2034
    PACE=fast DATA=$data PORTAL_PORT=1 EXPORTER_PORT=2 PROMETHEUS_PORT=3 ALERTMANAGER_PORT=4 NODE_EXPORTER_PORT=5 \
      MAIL_SINK_PORT=6
    render_conf
    "$PROMTOOL" check config "$data/conf/prometheus.yml"
    "$AMTOOL" check-config "$data/conf/alertmanager.yml"
    grep -q "^  smtp_smarthost: '127.0.0.1:6'$" "$data/conf/alertmanager.yml"
    grep -q 'http://127.0.0.1:1/runbooks/PortalDown$' "$data/conf/rules/portal.rules.yml"

    check_outside ''
    if check_outside https://cine-cloud.example 2>/dev/null; then
      echo 'a real vendor without a recipient for faults of the portal must be rejected'
      exit 1
    fi
    OUTSIDE_MAIL_TO='ops@cinema.example, o'\''hara@cinema.example'
    if check_outside '' 2>/dev/null; then
      echo 'OUTSIDE_MAIL_TO without a mail server must be rejected'
      exit 1
    fi
    # shellcheck disable=SC2034
    OUTSIDE_MAIL_FROM=portal@cinema.example OUTSIDE_SMTP=mail.cinema.example:587 OUTSIDE_SMTP_USER="it's" \
      OUTSIDE_SMTP_PASSWORD_FILE=$data/password
    check_outside https://cine-cloud.example
    render_conf
    "$AMTOOL" check-config "$data/conf/alertmanager.yml"
    grep -q "^      - to: 'ops@cinema.example, o''hara@cinema.example'$" "$data/conf/alertmanager.yml"
    grep -q '^  smtp_require_tls: true$' "$data/conf/alertmanager.yml"
    [[ $(wc -c <"$data/secrets/outside-smtp-password") == 6 ]]
    # A password file that is its own source must not be emptied.
    # shellcheck disable=SC2034
    OUTSIDE_SMTP_PASSWORD_FILE=$data/secrets/outside-smtp-password
    render_conf
    [[ $(<"$data/secrets/outside-smtp-password") == secret ]]
  )
}

# send_mail PORT: sends a mail to two recipients and prints the replies.
send_mail() {
  exec 7<>"/dev/tcp/127.0.0.1/$1"
  printf '%s\r\n' 'EHLO x' 'MAIL FROM:<../x@y>' 'RCPT TO:<../../y@z>' 'RCPT TO:<b@z>' DATA 'Subject: one' '' '..dot' \
    $'lone\n.\nQUIT' . QUIT >&7
  timeout 60 cat <&7 | tr -d '\r'
  exec 7>&-
}

# A stored message is unchanged: dots undoubled, a lone LF does not end a line, no input in the file name. If the sink can't
# store it, it rejects it for now, and the sender keeps it.
mail_sink() {
  local log=$NOTES/mail-sink.log folder=$NOTES/mail port kept pid
  rm -rf "$folder"
  (
    MAIL_SINK_PORT=0 MAIL_SINK_FOLDER=$folder "$JAVA_HOME/bin/java" -cp "$ROOT/target/greenmail-standalone.jar" \
      "$OPS/mail-sink/MailSink.java" >"$log" 2>&1 &
    pid=$!
    # shellcheck disable=SC2064
    trap "kill $pid 2>/dev/null || true" EXIT
    until port=$(sed -nE 's/^listening on 127\.0\.0\.1:([0-9]+),.*/\1/p' "$log") && [[ -n $port ]]; do
      kill -0 "$pid"
      sleep 0.2
    done
    send_mail "$port" | paste -sd ' ' | grep -qE '250 OK 221 [^ ]+ Service closing transmission channel$'
    kept=$(find "$folder" -type f -perm 600 -name '2*.eml')
    printf 'Subject: one\r\n\r\n.dot\r\nlone\n.\nQUIT' | cmp - <(sed -n '/^Subject/,$p' "$kept")
    rm -r "$folder"
    send_mail "$port" | grep -q '^451 '
    echo "mail sink: kept ${kept##*/}"
  )
}
