import net from 'node:net'
import path from 'node:path'
import type { Postmaster } from './postmaster.ts'

/** Only a name: no TCP port is taken when the server listens on a socket file. */
const socketPort = 5432

/**
 * How a server is to listen: on a socket file in its folder, which is quicker than TCP and open to nobody else; on a
 * free port of the loopback interface where the path is too long for a socket (104 bytes on macOS, 108 on Linux) or
 * cannot be written in PostgreSQL's list of folders.
 */
export async function listenSettings(home: string): Promise<Record<string, string>> {
  const socket = path.join(home, `.s.PGSQL.${socketPort}`)
  if (Buffer.byteLength(socket) < 104 && !/[,"@]/.test(home)) {
    return {
      listen_addresses: '',
      unix_socket_directories: home,
      unix_socket_permissions: '0700',
      port: `${socketPort}`,
    }
  }
  return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(await freePort()) }
}

/** The URL under which a running server is reached, as node's `pg` reads it. */
export function urlOf(postmaster: Postmaster, user: string, password: string, database: string): string {
  const host = postmaster.socketFolder === '' ? '127.0.0.1' : encodeURIComponent(postmaster.socketFolder)
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${postmaster.port}/${database}`
}

/** Free at this moment; somebody may take it before PostgreSQL does, and the caller tries again then. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
