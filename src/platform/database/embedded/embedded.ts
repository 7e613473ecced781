export interface Embedded {
  /** The owner's address of the database `parvis`. */
  connectionString: string
  /** The postmaster. */
  pid: number
  /** Leaves the server, and stops it if no other process uses it. */
  stop(): Promise<void>
}
