import os from 'node:os'

const MiB = 2 ** 20

/**
 * The settings of the embedded server, for a machine that it shares with Baton itself: half of the memory is taken to
 * be the system's cache, an eighth (2 GB at most) is its own. They are given on the command line at every start, so
 * that they come with the code and no file in the data folder overrides them.
 */
export function settings(): Record<string, string> {
  const memory = os.totalmem()
  const megabytes = (share: number, most: number) =>
    `${Math.min(most, Math.max(16, Math.floor((memory * share) / MiB)))}MB`
  return {
    max_connections: '200',
    shared_buffers: megabytes(1 / 8, 2048),
    effective_cache_size: megabytes(1 / 2, 2 ** 20),
    work_mem: '16MB',
    maintenance_work_mem: megabytes(1 / 64, 256),
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_compression: 'pglz',
    min_wal_size: '256MB',
    max_wal_size: '4GB',
    checkpoint_completion_target: '0.9',
    random_page_cost: '1.1',
    effective_io_concurrency: '32',
    jit: 'off',
    io_workers: '2',
    max_parallel_workers_per_gather: '1',
    idle_in_transaction_session_timeout: '5min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must not repeat people's data: no statements, no parameters, no DETAIL with the conflicting key.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
}
