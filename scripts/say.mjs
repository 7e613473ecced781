const french = /^fr/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/** One line for whoever started the command, in their language. On standard error: output stays the command's own. */
export const say = (en, fr) => process.stderr.write(`${french ? fr : en}\n`)
