// Preload (node --require): every TCP server of the process listens on 127.0.0.1, whatever address it asks for.
const { Server } = require('node:net')

const listen = Server.prototype.listen

Server.prototype.listen = function listenOnLoopback(...args) {
  const [first] = args
  const callback = args.find((argument) => typeof argument === 'function')
  if (typeof first === 'object' && first?.port !== undefined) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...args.slice(1))
  }
  if (/^\d+$/.test(String(first))) {
    return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...(callback ? [callback] : []))
  }
  return listen.apply(this, args)
}
