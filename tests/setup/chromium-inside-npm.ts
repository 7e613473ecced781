import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import manifest from '../../package.json' with { type: 'json' }

const version = manifest.devDependencies['@sparticuz/chromium']
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'parvis')

export interface InstalledBrowser {
  executablePath: string
  /** It finds its libraries and its fonts through them. */
  env: Record<string, string>
}

/** Chromium unpacked from npm (200 MB), once for each version, with the libraries that a bare Linux lacks. */
export async function chromiumInsideNpm(): Promise<InstalledBrowser> {
  const folder = join(cache, `chromium-${version}`)
  const present = await access(folder).then(
    () => true,
    () => false,
  )
  if (!present) await unpack(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

/**
 * The package unpacks into the temporary folder, and its libraries only where it believes it is a Lambda function:
 * a process of its own is told so. Under another name first: several test files may ask at once.
 */
async function unpack(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const building = await mkdtemp(`${folder}.`)
  const program = `await (await import('@sparticuz/chromium')).default.executablePath()`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: building, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    timeout: 120_000,
  })
  await writeFile(join(building, 'fonts/fonts.conf'), fontsIn(folder))
  await rename(building, folder).catch(() => rm(building, { recursive: true, force: true }))
}

const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts/cache</cachedir>
</fontconfig>
`
