import { spawn } from 'node:child_process'
import { StepFailed } from './step-failed.ts'

const keptOutput = 4_000

/** Runs one command quietly; when it fails, throws its name and the last line that says why. */
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

function reason(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return (
    lines.findLast((line) => /^(E:|npm error|error)/i.test(line) && !/complete log/.test(line)) ??
    lines.at(-1)
  )
}
