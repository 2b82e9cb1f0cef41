import { z } from 'zod';
import { labelField, matchersField, nameField, severityField, spanField, textField, urlField } from './fields.js';
import { receiverSchema } from './receivers.js';
const routeFields = {
    receiver: nameField.optional().describe('Who is told.'),
    matchers: matchersField.optional().describe('Labels that an alert must have: severity="critical", layer=~"dense.*".'),
    minSeverity: severityField.optional().describe('The least severity that is told.'),
    groupBy: z.array(z.union([labelField, z.literal('...')])).max(20).optional().describe('Alerts with the same values of these labels share a notification; ... means all labels. Default run, severity.'),
    groupWait: spanField('0s', '1h').optional().describe('How long the first notification of a group waits for others. Default 0s.'),
    groupInterval: spanField('1s', '1d').optional().describe('Least time between two notifications of a group. Default 5m.'),
    repeatInterval: spanField('1m', '30d').optional().describe('A group that still fires is told again after this. Default 4h.'),
    continue: z.boolean().optional().describe('Whether the routes after this one are tried too.'),
};
const routeSchema = z.strictObject({
    ...routeFields,
    get routes() {
        return z.array(routeSchema).max(100).optional();
    },
});
const inhibitSchema = z.strictObject({
    source: matchersField.describe('An alert that fires and has these labels mutes …'),
    target: matchersField.describe('… alerts that have these, …'),
    equal: z.array(labelField).max(20).default([]).describe('… where the values of these are the same.'),
});
const watchdogSchema = z.strictObject({
    receivers: z.array(nameField).min(1).max(20).describe('Who gets the heartbeat; raises the alarm when it stops.'),
    interval: spanField('5s', '1d').prefault('1m').describe('How often.'),
    maxLag: spanField('5s', '1d').prefault('1m').describe('The heartbeat stops when rules have been behind what is recorded for so long.'),
});
/** What mutes what unless the file says otherwise: a critical alert the warnings of its layer, and the infos of its run. */
const DEFAULT_INHIBIT = [
    { source: ['severity="critical"'], target: ['severity="warning"'], equal: ['run', 'layer'] },
    { source: ['severity="critical"'], target: ['severity="info"'], equal: ['run'] },
];
/** The notification file. */
export const notifySchema = z.strictObject({
    version: z.literal(1).describe('Version of this form.'),
    dashboard: urlField.optional().describe('Address of the dashboard, for links in notifications.'),
    receivers: z.array(receiverSchema).min(1).max(100),
    route: z.strictObject({ ...routeFields, receiver: nameField, routes: z.array(routeSchema).max(100).optional() }).describe('Who is told of what: the root of the routes.'),
    people: z.record(textField, z.union([nameField, z.array(nameField).min(1).max(20)])).default({}).describe('Receivers of persons by their name, for requests that wait for them (approval.approver and approval.escalateTo of a run spec).'),
    inhibit: z.array(inhibitSchema).max(100).prefault(DEFAULT_INHIBIT).describe('Which alerts mute others.'),
    watchdog: watchdogSchema.optional(),
    giveUpAfter: spanField('1m', '7d').prefault('1h').describe('A notification that cannot be delivered is given up after this, which is an alert itself.'),
});
/** The JSON Schema (2020-12) of the notification file: what a person may write. */
export function notifyJsonSchema() {
    return { title: 'gradlens notification file', ...z.toJSONSchema(notifySchema, { io: 'input' }) };
}
//# sourceMappingURL=notify-config.js.map