import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { fail, say } from './steps.mjs'

const programs = [
  // Debian's place, and that of others
  ['/usr/lib/postfix/sbin/master', '/usr/libexec/postfix/master'],
  ['/usr/sbin/postfix'],
  ['/usr/sbin/dovecot'],
]
const policy = '/usr/sbin/policy-rc.d'

/**
 * The mail servers of the mailbox's tests: found, or, as root on Debian, installed now. Tests start their own, on ports of
 * their own. Postfix starts as root only: for anybody else those tests are left out (vitest.config.ts), and that is said.
 */
export function ensureMailServers() {
  if (process.getuid?.() !== 0) {
    say(
      'Left out: the tests over real mail servers. Postfix starts as root only; run them as root, in a container.',
    )
    return
  }
  if (present()) return
  if (fs.existsSync('/usr/bin/apt-get')) {
    say('Installing postfix and dovecot for the mail tests (apt-get) …')
    install()
    if (present()) return
  }
  fail(
    'FAILED: the mail tests need postfix and dovecot, and they were not found.\n' +
      'Install them: apt-get install --no-install-recommends postfix dovecot-imapd',
  )
}

const present = () => programs.every((places) => places.some((place) => fs.existsSync(place)))

function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // a mail server of this machine is not what anybody asked for: nothing is configured, and nothing is started
  spawnSync('debconf-set-selections', {
    input: 'postfix postfix/main_mailer_type select No configuration\n',
    stdio: ['pipe', 2, 2],
  })
  const ours = !fs.existsSync(policy)
  if (ours) fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    for (const flags of [
      ['update', '-q'],
      ['install', '-y', '-q', '--no-install-recommends', 'postfix', 'dovecot-imapd'],
    ]) {
      spawnSync('apt-get', flags, { stdio: ['ignore', 2, 2], env })
    }
  } finally {
    if (ours) fs.rmSync(policy, { force: true })
  }
}
