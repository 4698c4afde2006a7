/** What a cashier hears without looking up: done, not done, wait. */
import { ref, watchEffect } from 'vue'

export type Tune = 'good' | 'bad' | 'wait'

const KEPT = 'jinqiu.till.muted'
const VOLUME = 0.25
/** Notes one after another: Hz and seconds. */
const TUNES: Record<Tune, readonly (readonly [hz: number, seconds: number])[]> = {
  good: [[880, 0.09], [1320, 0.18]],
  bad: [[196, 0.18], [147, 0.32]],
  wait: [[523, 0.08]],
}

export const isMuted = ref(localStorage.getItem(KEPT) === '1')
watchEffect(() => localStorage.setItem(KEPT, isMuted.value ? '1' : '0'))

let context: AudioContext | undefined

export function play(tune: Tune): void {
  if (isMuted.value || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  void context.resume() // browsers let a page sound after its first key
  let at = context.currentTime
  for (const [hz, seconds] of TUNES[tune]) {
    note(context, hz, at, seconds)
    at += seconds
  }
}

function note(on: AudioContext, hz: number, at: number, seconds: number): void {
  const [tone, volume] = [on.createOscillator(), on.createGain()]
  tone.frequency.value = hz
  volume.gain.setValueAtTime(VOLUME, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + seconds) // without a click at its end
  tone.connect(volume).connect(on.destination)
  tone.start(at)
  tone.stop(at + seconds)
}
