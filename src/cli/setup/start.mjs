// What `npm start` runs: install and build what is missing, then serve and open the builder. No dependencies; nothing
// imported, and no syntax that an old Node could not read, before its version is known to be new enough.
const MAJOR = 20;
const MINOR = 19;
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < MAJOR || (major === MAJOR && minor < MINOR)) {
  console.error(
    `Candlewire needs Node ${MAJOR}.${MINOR} or newer, and this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exitCode = 3;
} else {
  start();
}

async function start() {
  const { ensureInstalled, SetupError } = await import('./install.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  try {
    await ensureInstalled();
    const command = await ensureBuilt();
    process.argv.splice(2, 0, 'serve', '--open');
    await import(command);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 3;
  }
}
