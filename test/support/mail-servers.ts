/** A real postfix and a real dovecot in a folder of their own, on ports of their own; their system-wide ones are not touched. */
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createTransport } from 'nodemailer'

/** Who owns the mailboxes: a user that every Debian has. */
const OWNER = 'mail'
export const DOMAIN = 'baton.test'

export interface MailServers {
  smtpUrl: string
  /** the address of somebody's mailbox as IMAP_URL takes it */
  imapUrl: (user: string) => string
  /** a mail as somebody else's server would hand it over */
  deliver: (mail: { from: string; to: string; raw: string | Buffer }) => Promise<void>
  /** dovecot goes and comes back */
  imap: { stop: () => Promise<void>; start: () => Promise<void> }
  close: () => Promise<void>
}

/**
 * @param users of `DOMAIN`, or whole addresses, who have a mailbox; mail to anybody else there is taken and bounces, as
 *   with a relay
 * @throws what is missing on this machine
 */
export async function mailServers(users: readonly string[]): Promise<MailServers> {
  const postfix = program('postfix')
  const dovecot = program('dovecot')
  if (process.getuid?.() !== 0)
    throw new Error('postfix starts only as root: run these tests as root, in a container')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-mail-'))
  // their processes run as several users, and all pass through here
  fs.chmodSync(folder, 0o755)
  const [smtp, imap] = await Promise.all([freePort(), freePort()])
  writePostfix(folder, smtp, users)
  writeDovecot(folder, imap)
  const running = new Map<string, { ended: Promise<void>; kill: () => unknown }>()
  const start = async (name: string, command: string[], port: number) => {
    running.set(name, run(command, path.join(folder, `${name}.out`)))
    await listening(port, () => told(folder))
  }
  const stop = async (name: string) => {
    const process = running.get(name)
    running.delete(name)
    process?.kill()
    await process?.ended
  }
  const startImap = () => start('dovecot', [dovecot, '-F', '-c', path.join(folder, 'dovecot.conf')], imap)
  const config = path.join(folder, 'postfix')
  // makes the folders of the queue; its own start-fg would leave the master running when it is ended
  execFileSync(postfix, ['-c', config, 'check'], { stdio: 'ignore' })
  await start('postfix', [program('master'), '-s', '-c', config], smtp)
  await startImap()
  const smtpUrl = `smtp://127.0.0.1:${smtp}`
  return {
    smtpUrl,
    imapUrl: (user) => `imap://${encodeURIComponent(addressOf(user))}:secret@127.0.0.1:${imap}/INBOX`,
    deliver: async ({ from, to, raw }) => {
      const transport = createTransport({ url: smtpUrl, ignoreTLS: true } as never)
      await transport.sendMail({ envelope: { from, to }, raw })
      transport.close()
    },
    imap: { stop: () => stop('dovecot'), start: startImap },
    close: async () => {
      await Promise.all([...running.keys()].map(stop))
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(user: string): string {
  return user.includes('@') ? user : `${user}@${DOMAIN}`
}

function program(name: string): string {
  const found = ['/usr/sbin', '/usr/lib/postfix/sbin', '/usr/libexec/postfix']
    .map((place) => path.join(place, name))
    .find(fs.existsSync)
  if (found === undefined) {
    throw new Error(
      `${name} is needed and was not found: apt-get install postfix dovecot-imapd, or npm test as root`,
    )
  }
  return found
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function writePostfix(folder: string, port: number, users: readonly string[]): void {
  const { uid, gid } = owner()
  const addresses = users.map(addressOf)
  const config = path.join(folder, 'postfix')
  for (const name of ['postfix', 'data', 'queue', 'mail']) fs.mkdirSync(path.join(folder, name))
  fs.chownSync(path.join(folder, 'data'), ...idsOf('postfix'))
  fs.chownSync(path.join(folder, 'mail'), uid, gid)
  fs.writeFileSync(
    path.join(config, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
myhostname = mx.${DOMAIN}
mydestination =
alias_maps =
local_recipient_maps =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = ${[...new Set(addresses.map((address) => address.split('@')[1]))].join(' ')}
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = texthash:${config}/users
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
virtual_minimum_uid = 1
smtpd_reject_unlisted_recipient = no
# nobody outside is asked, and nothing leaves
default_transport = error:nothing leaves this test
smtp_host_lookup = native
smtpd_peername_lookup = no
`,
  )
  fs.writeFileSync(
    path.join(config, 'users'),
    addresses.map((address) => `${address} ${address}/\n`).join(''),
  )
  // those that anybody may speak to; the others are private
  const open = new Set(['cleanup', 'qmgr', 'flush'])
  const service = (name: string, type: string, program: string, wakeup = '-', most = '-') =>
    `${name} ${type} ${type === 'inet' || open.has(name) ? 'n' : '-'} ${name === 'virtual' ? 'n' : '-'} n ${wakeup} ${most} ${program}`
  fs.writeFileSync(
    path.join(config, 'master.cf'),
    [
      service(`127.0.0.1:${port}`, 'inet', 'smtpd'),
      service('cleanup', 'unix', 'cleanup', '-', '0'),
      service('qmgr', 'unix', 'qmgr', '300', '1'),
      service('rewrite', 'unix', 'trivial-rewrite'),
      service('bounce', 'unix', 'bounce', '-', '0'),
      service('defer', 'unix', 'bounce', '-', '0'),
      service('trace', 'unix', 'bounce', '-', '0'),
      service('flush', 'unix', 'flush', '1000?', '0'),
      service('proxymap', 'unix', 'proxymap'),
      service('error', 'unix', 'error'),
      service('retry', 'unix', 'error'),
      service('virtual', 'unix', 'virtual'),
      service('anvil', 'unix', 'anvil', '-', '1'),
      'postlog unix-dgram n - n - 1 postlogd',
      '',
    ].join('\n'),
  )
}

function writeDovecot(folder: string, port: number): void {
  const { uid, gid } = owner()
  fs.writeFileSync(
    path.join(folder, 'dovecot.conf'),
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  )
}

function owner(): { uid: number; gid: number } {
  const [uid, gid] = idsOf(OWNER)
  return { uid, gid }
}

function idsOf(user: string): [number, number] {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${user}:`))
  if (line === undefined) throw new Error(`there is no user ${user}`)
  const [, , uid, gid] = line.split(':')
  return [Number(uid), Number(gid)]
}

/** It goes with this process, also when that is killed. */
function run(command: string[], output: string): { ended: Promise<void>; kill: () => unknown } {
  const out = fs.openSync(output, 'a')
  const child = spawn('setpriv', ['--pdeathsig', 'SIGTERM', ...command], {
    stdio: ['ignore', out, out],
    // a group of its own: dovecot leaves those who serve a connection behind
    detached: true,
  })
  fs.closeSync(out)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const { pid } = child
  const kill = () => pid !== undefined && process.kill(-pid, 'SIGTERM')
  return { ended, kill }
}

async function listening(port: number, said: () => string): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`a mail server does not start: ${said()}`)
}

function told(folder: string): string {
  return ['postfix.out', 'postfix.log', 'dovecot.out', 'dovecot.log']
    .map((name) => path.join(folder, name))
    .filter((file) => fs.existsSync(file))
    .map((file) => fs.readFileSync(file, 'utf8').slice(-2_000))
    .join('\n')
}
