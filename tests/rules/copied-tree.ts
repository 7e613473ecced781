import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const sources = [
  'src',
  'scripts',
  'tests',
  'migrations',
  ...[
    'biome.json',
    'knip.json',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    '.gitignore',
    'index.html',
    'vite.config.ts',
    'vitest.config.ts',
  ],
]

export interface CopiedTree {
  read(path: string): Promise<string>
  write(path: string, text: string): Promise<void>
  remove(path: string): Promise<void>
  /** Runs a program for Node in the copy. */
  run(args: readonly string[]): Promise<{ passed: boolean; output: string }>
  dispose(): Promise<void>
}

/** The sources of the project in a temporary folder, to be broken on purpose. */
export async function copyTree(): Promise<CopiedTree> {
  const copy = await mkdtemp(join(tmpdir(), 'parvis-rules-'))
  for (const path of sources) await cp(join(root, path), join(copy, path), { recursive: true })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  return {
    read: (path) => readFile(join(copy, path), 'utf8'),
    write: async (path, text) => {
      await mkdir(dirname(join(copy, path)), { recursive: true })
      await writeFile(join(copy, path), text)
    },
    remove: (path) => rm(join(copy, path), { recursive: true }),
    run: (args) =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [...args],
          { cwd: copy, maxBuffer: 50_000_000 },
          (error, stdout, stderr) => {
            resolve({ passed: error === null, output: stdout + stderr })
          },
        )
      }),
    dispose: () => rm(copy, { recursive: true }),
  }
}
