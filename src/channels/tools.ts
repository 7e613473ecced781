import type { Tools } from '../networks/kit/index.ts'
import type { ChannelDeps } from './deps.ts'

/** What a network may use, for one exchange. */
export function toolsFor(
  deps: ChannelDeps,
  network: string,
  signal: AbortSignal = AbortSignal.timeout(deps.exchangeMs),
): Tools {
  const log = deps.log.child({ network })
  const both = AbortSignal.any([deps.stop, signal])
  return {
    fetch: (input, init) =>
      deps.outgoing.fetch(input, {
        ...init,
        signal: init?.signal ? AbortSignal.any([both, init.signal]) : both,
      }),
    now: () => deps.clock.now(),
    signal: both,
    log: {
      debug: (message, data) => log.debug(data ?? {}, message),
      warn: (message, data) => log.warn(data ?? {}, message),
    },
    assertReachable: deps.outgoing.assertReachable,
  }
}
