/**
 * A package made for one machine is named for it, and only its own manifest says which: a registry without that
 * package makes npm leave it out of the lock, which `npm ci` then refuses. The name is enough to complete the lock.
 */
export function missingPlatformPackages(packages) {
  const missing = {}
  for (const [path, entry] of Object.entries(packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
      if (!isListed(packages, path, name))
        missing[`node_modules/${name}`] = {
          version,
          ...machineOf(name),
          ...(entry.dev ? { dev: true } : {}),
          optional: true,
        }
  return missing
}

/** npm looks for a package beside the one that asks, then in each folder above. */
function isListed(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

function machineOf(name) {
  const words = name.split(/[-/]/)
  const os = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'].find((word) =>
    words.includes(word),
  )
  const cpu = ['arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64', 'arm'].find((word) =>
    words.includes(word),
  )
  if (!os || !cpu)
    throw new Error(`The name ${name} does not tell its machine: complete package-lock.json by hand.`)
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : ''
  return { cpu: [cpu], ...(libc && os === 'linux' ? { libc: [libc] } : {}), os: [os] }
}
