import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { showToast } from './ui/index.ts'

interface Action<Input, Output> {
  run: (input: Input) => Promise<Output>
  /** Areas (first segments of API paths) that it changes: put back if it fails, asked again when it ends. */
  affects: readonly string[]
  /** What the screen shows at once. */
  optimistic?: (client: QueryClient, input: Input) => void
  /** The line that says it is done; with `undo` it offers to take it back. */
  done?: (input: Input, output: Output) => string
  undo?: (input: Input, output: Output) => Promise<unknown>
  onDone?: (output: Output, input: Input) => void
}

type Snapshot = [QueryKey, unknown][]

const take = (client: QueryClient, areas: readonly string[]): Snapshot =>
  areas.flatMap((area) => client.getQueriesData<unknown>({ queryKey: [area] }))

const putBack = (client: QueryClient, snapshot: Snapshot): void => {
  for (const [key, data] of snapshot) client.setQueryData(key, data)
}

/**
 * Something a person does: shown at once, put back if refused, undone with Z. `error` of the result is for a Notice beside its cause.
 */
export function useAction<Input, Output>({
  run,
  affects,
  optimistic,
  done,
  undo,
  onDone,
}: Action<Input, Output>) {
  const client = useQueryClient()
  const refresh = () => Promise.all(affects.map((area) => client.invalidateQueries({ queryKey: [area] })))

  return useMutation<Output, Error, Input, Snapshot>({
    mutationFn: run,
    onMutate: async (input) => {
      if (!optimistic) return []
      await Promise.all(affects.map((area) => client.cancelQueries({ queryKey: [area] })))
      const before = take(client, affects)
      optimistic(client, input)
      return before
    },
    onError: (_error, _input, before) => before && putBack(client, before),
    onSuccess: (output, input, before) => {
      const takeBack = () => {
        putBack(client, before)
        void undo?.(input, output).finally(refresh)
      }
      if (done) showToast(done(input, output), undo && takeBack)
      onDone?.(output, input)
    },
    onSettled: refresh,
  })
}
