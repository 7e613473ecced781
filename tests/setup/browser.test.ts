import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { launchBrowser } from './browser.ts'

const page = `<!doctype html><meta charset="utf-8"><title>Café</title><p>déjà</p><script src="/script.js"></script>`
const server = createServer((request, response) => {
  const script = request.url === '/script.js'
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
  response.end(script ? 'document.body.append(String(2 ** 10))' : page)
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Inside npm there is a Chromium for Linux on x64 only. */
const browsers = process.platform === 'linux' && process.arch === 'x64' ? ['', 'npm'] : ['']

test.for(browsers)('a browser (%j) opens a page of ours, runs its script and paints it', async (which) => {
  vi.stubEnv('PARVIS_BROWSER', which)
  onTestFinished(() => void vi.unstubAllEnvs())
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const tab = await browser.newPage({ viewport: { width: 390, height: 800 } })
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  expect(await tab.title()).toBe('Café')
  expect(await tab.textContent('body')).toContain('déjà1024')
  expect((await tab.screenshot()).subarray(1, 4).toString()).toBe('PNG')
})
