/** Refuses a Node.js that is too old, in words; written so that an old one can read it. */
export function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Waymark needs Node.js 20.19 or newer (24 is recommended); this is ${process.versions.node}. Install it from https://nodejs.org and start again.`);
  process.exit(1);
}
