#!/usr/bin/env node
// `npx baton COMMAND`: the command line, built when its sources are newer than the build.
process.argv.splice(2, 0, 'cli')
await import('./launch.mjs')
