import { missingPlatformPackages } from '../platform-packages.mjs'
import { read } from './source-files.mjs'

/** `npm ci` refuses a lock that lacks the packages of other machines, and names nothing of where it was made. */
export function lock() {
  const file = 'package-lock.json'
  const text = read(file)
  const { packages } = JSON.parse(text)
  const missing = Object.keys(missingPlatformPackages(packages))
  return [
    ...(missing.length > 0
      ? [{ file, message: `lacks ${missing.join(', ')}: run node scripts/complete-lock.mjs.` }]
      : []),
    ...(/"resolved": "https?:/.test(text)
      ? [{ file, message: 'names the registry it was made with: see .npmrc.' }]
      : []),
  ]
}
