#!/usr/bin/env bash
# Vite turns `await using` at the top of a module into `var`: nothing is disposed.
set -euo pipefail

packages=(node@24.21.0 vite@8.3.8)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: a build for Node 24, which knows `await using`, behaves like its source.
Seen: at the top level of the module the built file has no `using` left, and dispose never runs.
  There is no warning. Inside a function it is right.
TEXT

cat > source.mjs << 'JS'
const resource = (name) => ({ [Symbol.asyncDispose]: async () => console.log(`closed ${name}`) });
async function work() {
  await using inner = resource('in a function');
  return inner;
}
await using outer = resource('at the top level');
console.log(`open ${Boolean(await work())} ${Boolean(outer)}`);
JS
cat > vite.config.mjs << 'JS'
export default { logLevel: 'warn', build: { ssr: 'source.mjs', target: 'node24', outDir: 'out' } };
JS
export PATH="$room/node_modules/.bin:$PATH"
node node_modules/vite/bin/vite.js build > build.log 2>&1 || { cat build.log; exit 2; }
source_says=$(node source.mjs | paste -sd '|' -)
built_says=$(node out/source.mjs | paste -sd '|' -)
echo "  the source says: $source_says"
echo "  the build says:  $built_says"
echo "  warnings: $(wc -l < build.log)"
[ "$source_says" = 'closed in a function|open true true|closed at the top level' ]
[ "$built_says" = 'closed in a function|open true true' ]
[ ! -s build.log ]
