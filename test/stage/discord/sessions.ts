/** One session of the gateway: it outlives its connection, and what it missed is kept for it. */
import type { WebSocket } from 'ws'

interface Dispatch {
  readonly seq: number
  readonly event: string
  readonly data: unknown
}

/** So many dispatches are kept for a session that comes back. */
const keptAtMost = 2000

export class Session {
  /** Undefined while its connection is gone. */
  socket: WebSocket | undefined
  seq = 0
  private kept: Dispatch[] = []

  constructor(
    readonly id: string,
    readonly intents: number,
    socket: WebSocket,
  ) {
    this.socket = socket
  }

  send(event: string, data: unknown): void {
    this.seq += 1
    const dispatch = { seq: this.seq, event, data }
    this.kept.push(dispatch)
    if (this.kept.length > 2 * keptAtMost) this.kept = this.kept.slice(-keptAtMost)
    if (this.socket !== undefined) write(this.socket, dispatch)
  }

  /** Whether all that came after `seq` is still there. */
  knows(seq: number): boolean {
    return seq <= this.seq && (this.kept[0]?.seq ?? this.seq + 1) <= seq + 1
  }

  /** Sends what came after `seq`, and so many before it once more. */
  replay(socket: WebSocket, seq: number, again: number): void {
    for (const dispatch of this.kept) {
      if (dispatch.seq <= seq - again || dispatch.event === 'READY') continue
      write(socket, dispatch)
    }
  }
}

function write(socket: WebSocket, { seq, event, data }: Dispatch): void {
  socket.send(JSON.stringify({ op: 0, s: seq, t: event, d: data }))
}
