/**
 * MNIST. The pins are the checksums published with the usual loaders; yann.lecun.com no longer serves the files.
 *
 * No flat file names: Fashion-MNIST uses the same ones.
 */
export const MNIST_FILES = imageFiles(['mnist', 'mnist_t10k', 'MNIST/raw'], ['https://ossci-datasets.s3.amazonaws.com/mnist/', 'https://storage.googleapis.com/cvdf-datasets/mnist/'], {
    trainImages: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
    trainLabels: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
    testImages: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
    testLabels: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
});
/** Fashion-MNIST. @see Xiao, Rasul, Vollgraf, arXiv:1708.07747 */
export const FASHION_MNIST_FILES = imageFiles(['fashion_mnist', 'fashion-mnist', 'FashionMNIST/raw'], [
    'https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/',
    'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
], {
    trainImages: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
    trainLabels: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
    testImages: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
    testLabels: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
});
/** What the labels 0 to 9 of Fashion-MNIST stand for. */
export const FASHION_CLASSES = [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
];
function imageFiles(folders, addresses, pins) {
    const file = (name, sha256) => ({
        name,
        folders,
        urls: addresses.map((address) => `${address}${name}`),
        sha256: [sha256],
    });
    return {
        trainImages: file('train-images-idx3-ubyte.gz', pins.trainImages),
        trainLabels: file('train-labels-idx1-ubyte.gz', pins.trainLabels),
        testImages: file('t10k-images-idx3-ubyte.gz', pins.testImages),
        testLabels: file('t10k-labels-idx1-ubyte.gz', pins.testLabels),
    };
}
//# sourceMappingURL=image-files.js.map