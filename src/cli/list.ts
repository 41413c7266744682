import { agreement } from '#cli/agreement.ts'
import { enrich } from '#cli/enrich.ts'
import { admin } from '#cli/admin.ts'
import { audit } from '#cli/audit.ts'
import { config } from '#cli/config.ts'
import { importFiles } from '#cli/import.ts'
import { matchFiles } from '#cli/match.ts'
import { demo } from '#cli/demo.ts'
import { simulate } from '#cli/simulate.ts'
import { start } from '#cli/start.ts'
import { suppress } from '#cli/suppress.ts'
import { targets } from '#cli/targets.ts'
import { backup } from '#cli/backup.ts'
import { money } from '#cli/money.ts'
import { mailIn } from '#cli/mail-in.ts'
import { erase } from '#cli/erase.ts'
import { person } from '#cli/person.ts'
import { programme } from '#cli/programme.ts'
import { learn } from '#cli/learn.ts'
import { exportFiles } from '#cli/export.ts'
import { replay } from '#cli/replay.ts'
import { report } from '#cli/report.ts'
import { restore } from '#cli/restore.ts'
import { warehouse } from '#cli/warehouse.ts'
import type { Command } from '#cli/command.ts'

export const commands: Command[] = [
  start,
  demo,
  simulate,
  agreement,
  programme,
  audit,
  replay,
  learn,
  report,
  exportFiles,
  warehouse,
  erase,
  person,
  backup,
  restore,
  importFiles,
  matchFiles,
  enrich,
  targets,
  suppress,
  money,
  mailIn,
  admin,
  config,
]
