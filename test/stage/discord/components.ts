/** Walking through components, however they are nested. Pure. */
import type { Component } from './payloads.js'

/** All components, each before what it contains, with a JSON pointer to it. */
export function* walk(
  components: readonly Component[],
  at: string,
): Iterable<{ component: Component; at: string }> {
  for (const [index, component] of components.entries()) {
    yield* walkOne(component, `${at}/${index}`)
  }
}

function* walkOne(
  component: Component,
  at: string,
): Iterable<{ component: Component; at: string }> {
  yield { component, at }
  if (component.components) yield* walk(component.components, `${at}/components`)
  if (component.component) yield* walkOne(component.component, `${at}/component`)
  if (component.accessory) yield* walkOne(component.accessory, `${at}/accessory`)
}

/** Gives every component the id that it lacks; none is given twice. */
export function numbered(components: readonly Component[]): Component[] {
  const copies = structuredClone(components) as Component[]
  const all = [...walk(copies, '')].map(({ component }) => component)
  const taken = new Set(all.map(({ id }) => id).filter(Boolean))
  let last = 0
  for (const component of all) {
    if (component.id) continue
    do last += 1
    while (taken.has(last))
    component.id = last
  }
  return copies
}
