/** The names that the build finds in templates, as types. */
import type * as vant from 'vant'

type VantComponents = { [Name in keyof typeof vant as `Van${Name & string}`]: (typeof vant)[Name] }

declare module 'vue' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is what it extends
  export interface GlobalComponents extends VantComponents {}
}
