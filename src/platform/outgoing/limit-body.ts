/** The same response, whose body fails past `maxBytes` instead of filling the memory. */
export function limitBody(response: Response, maxBytes: number): Response {
  const announced = Number(response.headers.get('content-length') ?? 0)
  if (announced > maxBytes) {
    response.body?.cancel().catch(() => {})
    throw new Error(`The answer is larger than ${maxBytes} bytes`)
  }
  if (!response.body) return response
  let seen = 0
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > maxBytes) controller.error(new Error(`The answer is larger than ${maxBytes} bytes`))
        else controller.enqueue(chunk)
      },
    }),
  )
  const copy = new Response(counted, {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
  })
  Object.defineProperty(copy, 'url', { value: response.url })
  return copy
}
