/** Files that hold a table and no thought: their length is that of the facts. Path: what the table is. */
export const dataTables = {}
