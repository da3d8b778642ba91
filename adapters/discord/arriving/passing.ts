/** Resolves after a while, or when nobody waits any more. */
export function passes(ms: number, over: AbortSignal): Promise<void> {
  if (over.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      over.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    over.addEventListener('abort', end, { once: true })
  })
}
