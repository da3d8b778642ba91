/** All routes, and which of them a path means. */
import { account } from './account.js'
import { callback } from './callback.js'
import { commands } from './commands.js'
import { messages } from './messages.js'
import type { Route } from './route.js'
import { webhooks } from './webhooks.js'

const routes = { ...account, ...commands, ...messages, ...callback, ...webhooks }

export type RouteName = keyof typeof routes

export interface Match {
  name: RouteName
  route: Route
  at: Record<string, string>
}

interface Pattern {
  readonly name: RouteName
  readonly route: Route
  readonly steps: readonly string[]
}

/** By method and number of steps. */
const patterns = new Map<string, Pattern[]>()
for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
  const [method = '', path = ''] = name.split(' ')
  const steps = path.slice(1).split('/')
  const key = `${method} ${steps.length}`
  patterns.set(key, [...(patterns.get(key) ?? []), { name, route, steps }])
}

export function match(method: string, path: string): Match | undefined {
  const given = path.slice(1).split('/')
  for (const { name, route, steps } of patterns.get(`${method} ${given.length}`) ?? []) {
    const at: Record<string, string> = {}
    const fits = steps.every((step, index) => {
      const value = given[index] ?? ''
      if (!step.startsWith(':')) return step === decodeURIComponent(value)
      at[step.slice(1)] = decodeURIComponent(value)
      return true
    })
    if (fits) return { name, route, at }
  }
  return undefined
}
