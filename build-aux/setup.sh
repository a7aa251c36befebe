# What build-aux/run and build-aux/test share: the packages, and a configured build folder.
# To be sourced; one stands in the project's folder afterwards.

set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Meson and the programs take their encoding from the environment, which may be bare.
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then
  export LC_ALL=C.UTF-8
fi

say () { printf '%s\n' "$*" >&2; }

die () { say "$@"; exit 1; }

# Runs a command whose output matters only when it fails.
quietly () {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || { status=$?; tail -n 60 "$log" >&2; say "That failed: $*"; }
  rm -f "$log"
  return $status
}

# Prints "apt", "dnf", "pacman", or nothing where it is none of them.
package_manager () {
  if command -v apt-get >/dev/null; then echo apt
  elif command -v dnf >/dev/null; then echo dnf
  elif command -v pacman >/dev/null; then echo pacman
  fi
}

# package_names MANAGER STAGE...: the names in packages.list, one a line.
package_names () {
  local manager=$1 stages=" ${*:2} " stage apt dnf pacman
  while read -r stage apt dnf pacman; do
    [[ $stages == *" $stage "* ]] || continue
    [ "${!manager}" = - ] || echo "${!manager}"
  done < build-aux/packages.list
}

# missing_packages MANAGER NAME...: those that are not installed, one a line.
missing_packages () {
  local manager=$1 installed name
  shift
  case $manager in
    apt)
      installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
      for name in "$@"; do
        grep -qx "$name installed" <<<"$installed" || echo "$name"
      done ;;
    dnf) for name in "$@"; do rpm -q --quiet --whatprovides "$name" || echo "$name"; done ;;
    pacman) pacman -T "$@" || true ;;
  esac
}

# Sets `root` to what makes a command root; fails where nothing does. Asks only who can answer.
become_root () {
  root=()
  [ "$(id -u)" = 0 ] && return
  command -v sudo >/dev/null || return
  if [ -t 0 ] && sudo true; then root=(sudo)
  else root=(sudo -n); sudo -n true 2>/dev/null
  fi
}

# tell_root MANAGER COMMAND: says how to run it as root, in a way that works here.
tell_root () {
  local words=$2
  [ "$1" != apt ] || words="apt-get update && $words"
  if command -v sudo >/dev/null; then say "  sudo sh -c '$words'"; else say "  su -c '$words'"; fi
}

# need STAGE...: installs what packages.list names for these stages and is missing.
need () {
  local manager missing command
  manager=$(package_manager)
  if [ -z "$manager" ]; then
    say "No apt, dnf or pacman here; going on with what is installed (see build-aux/packages.list)."
    return
  fi
  mapfile -t missing < <(missing_packages "$manager" $(package_names "$manager" "$@"))
  [ ${#missing[@]} -gt 0 ] || return 0
  case $manager in
    apt) command=(apt-get install -y --no-install-recommends) ;;
    dnf) command=(dnf install -y) ;;
    pacman) command=(pacman -Sy --needed --noconfirm) ;;
  esac
  command+=("${missing[@]}")
  if ! become_root; then
    say "Some packages are missing, and this account may not install them. Please run, and try again:"
    tell_root "$manager" "${command[*]}"
    exit 1
  fi
  say "Installing: ${missing[*]}"
  if [ "$manager" = apt ]; then
    quietly "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update ||
      say "Going on with the package lists that there are."
    command=(env DEBIAN_FRONTEND=noninteractive "${command[@]}" -o DPkg::Lock::Timeout=600)
  fi
  quietly "${root[@]}" "${command[@]}"
}

# configure FOLDER OPTION...: sets the build folder up, once; ninja keeps it up to date.
configure () {
  local folder=$1
  shift
  [ -f "$folder/build.ninja" ] || quietly meson setup "$folder" "$@"
}
