import './ui/base.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { clock } from './device/clock.ts'
import { forgetExpired } from './device/deliveries.ts'
import { keepShell } from './device/shell.ts'

const target = document.getElementById('app')
if (target) {
  target.replaceChildren()
  mount(App, { target })
}
void forgetExpired(clock)
keepShell()
