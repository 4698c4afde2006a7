/** What an audience shows beside the content of each of its pages: `provide(FRAME_ASIDE, Menu)` in its application. */
import type { Component, InjectionKey } from 'vue'

export const FRAME_ASIDE: InjectionKey<Component> = Symbol('what stands beside each page')
