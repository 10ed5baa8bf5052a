#!/usr/bin/env bash
# Beside TypeScript 7, dependency-cruiser looks at no module and reports that all is well.
set -euo pipefail

packages=(node@24.21.0 dependency-cruiser@18.7.2)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: without a TypeScript it can use, the tool fails, or warns.
Seen: two files that import each other are found beside TypeScript 5. Beside TypeScript 7 it prints
  'no dependency violations found (0 modules …)' and exits with 0.
TEXT

mkdir source
echo "import { b } from './b.ts'; export const a = () => b;" > source/a.ts
echo "import { a } from './a.ts'; export const b = () => a;" > source/b.ts
cat > rules.cjs << 'JS'
module.exports = {
  forbidden: [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }],
};
JS
export PATH="$room/node_modules/.bin:$PATH"
cruise() {
  npm install --silent --no-audit --no-fund --prefix "$room" "typescript@$1" || exit 2
  code=0
  node node_modules/dependency-cruiser/bin/dependency-cruiser.mjs --config rules.cjs source \
    > "$1.log" 2>&1 || code=$?
  echo "  typescript@$1: exit code $code, $(grep -o '[0-9]* modules' "$1.log")"
}
cruise 5.9.3
[ "$code" -eq 1 ]
grep -q 'error no-circular' 5.9.3.log
cruise 7.0.2
[ "$code" -eq 0 ]
grep -q 'no dependency violations found (0 modules' 7.0.2.log
