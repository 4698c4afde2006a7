/** Keys that do something wherever the focus is, while a component lives; a dialog in front has its own. `false`: not now. */
import { onMounted, onScopeDispose } from 'vue'

export function useKeys(acts: Record<string, () => unknown>): void {
  function pressed(event: KeyboardEvent): void {
    const act = acts[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return
    if (act() !== false) event.preventDefault()
  }
  onMounted(() => window.addEventListener('keydown', pressed))
  onScopeDispose(() => window.removeEventListener('keydown', pressed))
}
