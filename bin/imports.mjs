// Which file may import which (.dependency-cruiser.cjs). Fails as well if hardly anything was looked at: with a compiler
// that it cannot use, dependency-cruiser reports success over no modules.
import fs from 'node:fs'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import config from '../.dependency-cruiser.cjs'
import { root } from './steps.mjs'

process.chdir(root)
const { output } = await cruise(['src'], { ...config.options, ruleSet: config, validate: true })
const files = fs
  .readdirSync(path.join(root, 'src'), { recursive: true })
  .filter((file) => /(?<!\.d)\.tsx?$/.test(file)).length
const seen = output.modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length
const { violations } = output.summary

for (const { from, to, rule, cycle } of violations) {
  const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ')
  console.log(`${rule.name}: ${from} → ${way}`)
  console.log(`  ${config.forbidden.find(({ name }) => name === rule.name)?.comment ?? ''}`)
}
if (seen < files * 0.9) console.log(`Only ${seen} of ${files} source files were looked at`)
process.exitCode = violations.length > 0 || seen < files * 0.9 ? 1 : 0
