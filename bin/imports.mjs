// Which file may import which (.dependency-cruiser.cjs). Fails as well if hardly anything was looked at: with a compiler
// that it cannot use, dependency-cruiser reports success over no modules.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import config from '../.dependency-cruiser.cjs'
import { root } from './steps.mjs'

/**
 * Looks at the `src` below a folder and returns one line per violation, `rule: from → to`, sorted.
 * @param {string} baseDir
 * @returns {Promise<string[]>}
 */
export async function importViolations(baseDir) {
  const lines = []
  // Types count in the first pass, and do not in the second.
  for (const [forbidden, tsPreCompilationDeps] of [
    [config.forbidden, true],
    [config.purity, false],
  ]) {
    const ruleSet = { forbidden }
    const { output } = await cruise(['src'], {
      ...config.options,
      tsPreCompilationDeps,
      baseDir,
      ruleSet,
      validate: true,
    })
    const files = fs
      .readdirSync(path.join(baseDir, 'src'), { recursive: true })
      .filter((file) => /(?<!\.d)\.tsx?$/.test(file)).length
    const seen = output.modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length
    if (seen < files * 0.9) lines.push(`Only ${seen} of ${files} source files were looked at`)
    for (const { from, to, rule, cycle } of output.summary.violations) {
      const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ')
      lines.push(`${rule.name}: ${from} → ${way}`)
    }
  }
  return lines.sort()
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const violations = await importViolations(root)
  const broken = new Set(violations.map((line) => line.split(':')[0]))
  for (const line of violations) console.log(line)
  for (const { name, comment } of [...config.forbidden, ...config.purity]) {
    if (broken.has(name)) console.log(`${name}: ${comment}`)
  }
  process.exitCode = violations.length > 0 ? 1 : 0
}
