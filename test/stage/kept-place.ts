/** The built program on the store of the run, where nothing else is said. */
import { Place } from './program.js'
import { type OwnStore, ownStore } from './stores.js'

export class KeptPlace extends Place implements AsyncDisposable {
  #store: OwnStore | undefined

  static async open(): Promise<KeptPlace> {
    const place = new KeptPlace()
    place.#store = await ownStore(place.folder)
    return place
  }

  /** As DATABASE_URL has it. */
  get storeAddress(): string {
    if (!this.#store) throw new Error('The store is not open yet')
    return this.#store.address
  }

  override start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    return super.start(args, { DATABASE_URL: this.storeAddress, ...env })
  }

  /** Its processes have ended by then. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store?.remove()
    this[Symbol.dispose]()
  }
}
