import { arch, cpus, totalmem, type } from 'node:os'

/** Where and when figures were taken, for the page that quotes them. */
export const machine = (): string =>
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores ${cpus()[0]?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${arch()}, Node ${process.version}`
