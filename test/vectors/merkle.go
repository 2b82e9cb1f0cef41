package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"log"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	leafCount = 4100
	allPairs  = 21 // proofs of all pairs of sizes up to this one
)

type inclusion struct {
	Index uint64   `json:"index"`
	Size  uint64   `json:"size"`
	Proof []string `json:"proof"`
}

type consistency struct {
	First  uint64   `json:"first"`
	Second uint64   `json:"second"`
	Proof  []string `json:"proof"`
}

type merkleFile struct {
	Source       string            `json:"source"`
	WellKnown    []string          `json:"wellKnownLeaves"`
	LeafCount    int               `json:"leafCount"`
	Roots        map[uint64]string `json:"roots"`
	Inclusions   []inclusion       `json:"inclusions"`
	Consistences []consistency     `json:"consistencies"`
}

// merkleVectors computes over leaves that are the eight of RFC 6962's test tree, then their number as a u64.
func merkleVectors() merkleFile {
	tree := testonly.New(rfc6962.DefaultHasher)
	file := merkleFile{Source: "github.com/transparency-dev/merkle v0.0.2", LeafCount: leafCount, Roots: map[uint64]string{}}
	for _, leaf := range testonly.LeafInputs() {
		file.WellKnown = append(file.WellKnown, hex.EncodeToString(leaf))
		tree.AppendData(leaf)
	}
	for i := tree.Size(); i < leafCount; i++ {
		tree.AppendData(binary.LittleEndian.AppendUint64(nil, i))
	}
	for i, root := range testonly.RootHashes() {
		if !bytes.Equal(root, tree.HashAt(uint64(i))) {
			log.Fatalf("root %d differs from the published one", i)
		}
	}
	for size := uint64(0); size <= 300; size++ {
		file.Roots[size] = hex.EncodeToString(tree.HashAt(size))
	}
	for size := uint64(1); size <= allPairs; size++ {
		for other := uint64(0); other < size; other++ {
			file.addInclusion(tree, other, size)
			file.addConsistency(tree, other+1, size)
		}
	}
	for _, size := range []uint64{255, 256, 257, 1000, 1023, 1024, 1025, 2049, 4095, 4096, 4097, leafCount} {
		file.Roots[size] = hex.EncodeToString(tree.HashAt(size))
		for _, other := range []uint64{0, 1, size / 3, size / 2, size - 2, size - 1} {
			file.addInclusion(tree, other, size)
			file.addConsistency(tree, other+1, size)
		}
	}
	return file
}

func (f *merkleFile) addInclusion(tree *testonly.Tree, index, size uint64) {
	nodes, err := tree.InclusionProof(index, size)
	check(err)
	check(proof.VerifyInclusion(rfc6962.DefaultHasher, index, size, tree.LeafHash(index), nodes, tree.HashAt(size)))
	check(tlog.CheckRecord(hashes(nodes), int64(size), tlog.Hash(tree.HashAt(size)), int64(index), tlog.Hash(tree.LeafHash(index))))
	f.Inclusions = append(f.Inclusions, inclusion{index, size, hexes(nodes)})
}

func (f *merkleFile) addConsistency(tree *testonly.Tree, first, second uint64) {
	nodes, err := tree.ConsistencyProof(first, second)
	check(err)
	check(proof.VerifyConsistency(rfc6962.DefaultHasher, first, second, nodes, tree.HashAt(first), tree.HashAt(second)))
	if first < second {
		check(tlog.CheckTree(hashes(nodes), int64(second), tlog.Hash(tree.HashAt(second)), int64(first), tlog.Hash(tree.HashAt(first))))
	}
	f.Consistences = append(f.Consistences, consistency{first, second, hexes(nodes)})
}

func hashes(nodes [][]byte) []tlog.Hash {
	out := make([]tlog.Hash, len(nodes))
	for i, node := range nodes {
		out[i] = tlog.Hash(node)
	}
	return out
}

func hexes(nodes [][]byte) []string {
	out := make([]string, len(nodes))
	for i, node := range nodes {
		out[i] = hex.EncodeToString(node)
	}
	return out
}
