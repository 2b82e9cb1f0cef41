var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
/** Units of an economy, GraphQL name to stored value. */
export const EconomyUnitEnum = { PROCESSOR_SECONDS: 'processor seconds', MONEY: 'money' };
registerEnumType(EconomyUnitEnum, {
    name: 'EconomyUnit',
    description: 'Unit of an economy.',
    valuesMap: { PROCESSOR_SECONDS: { description: 'Seconds of one processor core.' }, MONEY: { description: 'Money, by the stated prices.' } },
});
/** What was trained. */
let ComparisonTask = class ComparisonTask {
    data;
    predicts;
    trainRows;
    validationRows;
    testRows;
    model;
    layers;
    parameters;
    batchSize;
    budget;
    evaluateEvery;
    seeds;
    tuningSeeds;
    isTuned;
    target;
    targetBy;
    backend;
    machine;
    cores;
    load;
};
__decorate([
    Field(() => String, { description: 'Name of the data set.' }),
    __metadata("design:type", String)
], ComparisonTask.prototype, "data", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Column of the number that is predicted; null where classes are. Accuracies are R² where it is not null.' }),
    __metadata("design:type", Object)
], ComparisonTask.prototype, "predicts", void 0);
__decorate([
    Field(() => Int, { description: 'Rows trained on.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "trainRows", void 0);
__decorate([
    Field(() => Int, { description: 'Rows on which everything was chosen.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "validationRows", void 0);
__decorate([
    Field(() => Int, { description: 'Rows looked at after the last step only.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "testRows", void 0);
__decorate([
    Field(() => String, { description: 'Kind of the net.' }),
    __metadata("design:type", String)
], ComparisonTask.prototype, "model", void 0);
__decorate([
    Field(() => Int, { description: 'Its layers.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "layers", void 0);
__decorate([
    Field(() => Float, { description: 'Its parameters.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "parameters", void 0);
__decorate([
    Field(() => Int, { description: 'Records of a batch.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "batchSize", void 0);
__decorate([
    Field(() => Float, { description: 'Steps of each training.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "budget", void 0);
__decorate([
    Field(() => Float, { description: 'Steps between two looks at the validation split.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "evaluateEvery", void 0);
__decorate([
    Field(() => Int, { description: 'Trainings of each arm, paired.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "seeds", void 0);
__decorate([
    Field(() => Int, { description: 'Trainings at each learning rate of a grid.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "tuningSeeds", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether the scaler and its ablations were tuned as the baselines were.' }),
    __metadata("design:type", Boolean)
], ComparisonTask.prototype, "isTuned", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Validation loss that was to be reached; null where it is not a finite number. Unit: nats.' }),
    __metadata("design:type", Object)
], ComparisonTask.prototype, "target", void 0);
__decorate([
    Field(() => String, { description: 'The baseline that set it.' }),
    __metadata("design:type", String)
], ComparisonTask.prototype, "targetBy", void 0);
__decorate([
    Field(() => String, { description: 'What computed the tensors.' }),
    __metadata("design:type", String)
], ComparisonTask.prototype, "backend", void 0);
__decorate([
    Field(() => String, { description: 'Processor and operating system.' }),
    __metadata("design:type", String)
], ComparisonTask.prototype, "machine", void 0);
__decorate([
    Field(() => Int, { description: 'Its cores.' }),
    __metadata("design:type", Number)
], ComparisonTask.prototype, "cores", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Load of the machine over a minute when the clock was read.' }),
    __metadata("design:type", Object)
], ComparisonTask.prototype, "load", void 0);
ComparisonTask = __decorate([
    ObjectType({ description: 'What was trained, how long, and where.' })
], ComparisonTask);
export { ComparisonTask };
/** What was stated, not measured. */
let ComparisonCosts = class ComparisonCosts {
    pricePerHour;
    watts;
    storagePerGbYear;
    traceSeconds;
    metaSeconds;
    retrainings;
};
__decorate([
    Field(() => Float, { nullable: true, description: 'Of a processor hour; null where cost is told in processor seconds. Unit: money.' }),
    __metadata("design:type", Object)
], ComparisonCosts.prototype, "pricePerHour", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Of a busy core; null without. Unit: W.' }),
    __metadata("design:type", Object)
], ComparisonCosts.prototype, "watts", void 0);
__decorate([
    Field(() => Float, { description: 'Of a gigabyte kept for a year. Unit: money.' }),
    __metadata("design:type", Number)
], ComparisonCosts.prototype, "storagePerGbYear", void 0);
__decorate([
    Field(() => Float, { description: 'Of the traces of the run that was compared. Unit: s.' }),
    __metadata("design:type", Number)
], ComparisonCosts.prototype, "traceSeconds", void 0);
__decorate([
    Field(() => Float, { description: 'Processor seconds of the search for the weights of the scaler. Unit: s.' }),
    __metadata("design:type", Number)
], ComparisonCosts.prototype, "metaSeconds", void 0);
__decorate([
    Field(() => Float, { description: 'Trainings that share it.' }),
    __metadata("design:type", Number)
], ComparisonCosts.prototype, "retrainings", void 0);
ComparisonCosts = __decorate([
    ObjectType({ description: 'What seconds, power and storage were taken to cost: stated, not measured.' })
], ComparisonCosts);
export { ComparisonCosts };
/** Whether it pays. */
let ComparisonEconomy = class ComparisonEconomy {
    unit;
    exchangePerHour;
    other;
    baseline;
    training;
    recording;
    storage;
    tracing;
    metaTraining;
    net;
    low;
    high;
    bytes;
    baselineEnergy;
    scalerEnergy;
};
__decorate([
    Field(() => EconomyUnitEnum, { description: 'Unit of every part.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "unit", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Price of a processor hour by which storage is told in processor seconds; null in money.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "exchangePerHour", void 0);
__decorate([
    Field(() => String, { description: 'The baseline that reaches the target at the least cost.' }),
    __metadata("design:type", String)
], ComparisonEconomy.prototype, "other", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'What that baseline costs.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "baseline", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'The base optimizer of the scaler alone.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "training", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Scaling, measuring, reading back and writing.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "recording", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'What is recorded, kept for a year.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "storage", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'The traces of the run that was compared.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "tracing", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'This training\'s part of the search for the weights of the scaler.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "metaTraining", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'What is left: negative where it does not pay.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "net", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval of `net`, over seeds and turns of the clock.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "low", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Upper end of it.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "high", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'What one training to the target records. Unit: bytes.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "bytes", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Energy of the baseline; null without a power. Unit: Wh.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "baselineEnergy", void 0);
__decorate([
    Field(() => Float, { nullable: true, description: 'Energy of the scaler, recorded; null without a power. Unit: Wh.' }),
    __metadata("design:type", Object)
], ComparisonEconomy.prototype, "scalerEnergy", void 0);
ComparisonEconomy = __decorate([
    ObjectType({ description: 'One training to the target: baseline − (training + recording + storage + tracing + metaTraining). Null where a part is not a finite number.' })
], ComparisonEconomy);
export { ComparisonEconomy };
//# sourceMappingURL=comparison-parts.model.js.map