// Imported first: the other files need not be readable by a Node that is too old.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Baton needs Node 20.19 or later (24 LTS is best); this is ${process.version}. See https://nodejs.org`,
  )
  process.exit(1)
}
