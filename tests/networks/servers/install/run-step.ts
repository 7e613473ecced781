import { spawn } from 'node:child_process'
import { StepFailed } from './step-failed.ts'

const keptOutput = 32_768

/** Runs one command quietly; when it fails, throws its name and the lines that say why. */
export function runStep(
  what: string,
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; minutes: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.minutes * 60_000,
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-keptOutput)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => reject(new StepFailed(`${what}: ${error.message}`)))
    child.once('close', (code, signal) => {
      if (code === 0) return resolve()
      reject(new StepFailed(`${what}: ${reason(output) ?? `ended with ${signal ?? `code ${code}`}`}`))
    })
  })
}

/** apt names the cause in its first error line, npm in its second. */
function reason(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim())
  const errors = lines.filter((line) => /^(E:|npm error \S|error:)/i.test(line)).slice(0, 2)
  return errors.length > 0 ? errors.join('; ') : lines.findLast((line) => line !== '')
}
