# shellcheck shell=bash
# Sourced by run, sen, test, bench and .ci/run: finds what the machine lacks, gets it when it may, else says how.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=$root/.out
export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

need_dotnet() {
  if ! have dotnet; then
    say "The .NET 10 SDK is missing. Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
    say "or, where the distribution carries it: sudo apt-get install dotnet-sdk-10.0"
    exit 1
  fi
  if ! (cd "$root" && dotnet --version >/dev/null 2>&1); then
    say "This .NET is not the SDK that global.json asks for (10.0.400 or a later 10.0): dotnet --list-sdks shows what is here."
    exit 1
  fi
}

# as_root COMMAND…: runs it as root, by sudo when that needs nobody to answer or somebody is there to answer.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    sudo "$@"
  else
    return 1
  fi
}

# want "PACKAGE|OTHER NAME" CHECK…: remembers the package when the check fails.
missing=()
want() {
  local packages=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$packages")
}

# The first of "a|b" that this distribution offers: some packages changed their names between releases.
offered() {
  local name
  for name in ${1//|/ }; do
    if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
      echo "$name"
      return
    fi
  done
  echo "${1%%|*}"
}

# Installs what is missing; returns 1 when it may not or cannot. RUNLEVEL=1 keeps Debian from starting services of
# the new packages: the tests start their own throw-away PostgreSQL and nothing else is wanted running.
install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get && as_root true || return 1
  say "Installing: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 </dev/null || say "apt-get update failed; trying with the lists that are here"
  local names=() package
  for package in "${missing[@]}"; do names+=("$(offered "$package")"); done
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -q -y --no-install-recommends "${names[@]}" >&2 </dev/null || return 1
  missing=()
}

say_missing() {
  local names=() package
  for package in "${missing[@]}"; do names+=("${package%%|*}"); done
  say "Missing on this machine: ${names[*]}"
  say "Get it with:  sudo apt-get update && sudo apt-get install --no-install-recommends ${names[*]}"
}

need_packages() {
  install_missing || { say_missing; exit 1; }
}

has_postgres() { [ -x "${PG_BIN:-}/initdb" ] || compgen -G '/usr/lib/postgresql/*/bin/initdb' || have initdb; }
has_chromium() { [ -x "${CHROMIUM:-}" ] || have chromium || have chromium-browser || have google-chrome; }
has_liberation() { compgen -G '/usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf'; }

# What the published app is made of: a change in any of it, or in the tools, makes a new publish.
fingerprint() {
  (
    cd "$root"
    dotnet --version
    node --version 2>/dev/null || true
    { git ls-files -z -co --exclude-standard -- src demo '*.props' global.json .editorconfig BannedSymbols.txt 2>/dev/null ||
      find src demo ./*.props global.json -type f -not -path '*/bin/*' -not -path '*/obj/*' -not -path '*/node_modules/*' -print0; } |
      sort -z | xargs -0 sha256sum 2>/dev/null || true
  ) | sha256sum | cut -d' ' -f1
}

# Publishes the app to .out/app when its sources changed, and only then: a second start is quick.
publish() {
  need_dotnet
  mkdir -p "$out"
  exec 9>"$out/lock"
  flock 9
  local now
  now=$(fingerprint)
  if [ ! -f "$out/app/Sen.dll" ] || [ "$(cat "$out/app.stamp" 2>/dev/null)" != "$now" ]; then
    if [ -f "$root/src/Sen/FrontEnd.targets" ] && ! have npm; then
      want nodejs have node
      want npm have npm
      install_missing || say "Without Node.js and npm the pages use system fonts. To get them: sudo apt-get install nodejs npm"
      now=$(fingerprint)
    fi
    say "Building Sen (only the first time and after a change) …"
    local native=()
    # Build servers outlive the build: none may take the lock along (9>&-). Compiling ahead of time halves the start; lock files are kept for this one machine type.
    [ "$(uname -m)" != x86_64 ] || native=(-r linux-x64 --self-contained false -p:PublishReadyToRun=true)
    rm -rf "$out/app.new"
    dotnet publish "$root/src/Sen" -c Release "${native[@]}" -o "$out/app.new" --nologo -v quiet </dev/null >&2 9>&-
    rm -rf "$out/app"
    mv "$out/app.new" "$out/app"
    echo "$now" >"$out/app.stamp"
  fi
  exec 9>&-
}
